import { findDamage } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { isCorrection } from './contact.correct.js';
import type { Correction } from './contact.correct.js';
import { relations } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';

/** One place in a sorted list: the contact's id, and its sort key where the id alone is not the order. */
export interface ContactPlace {
  readonly id: number;
  readonly key: string | null;
}

/** What a page needs to know of the one before it. */
export interface ContactCursor {
  readonly place: ContactPlace;
  /** As it was counted for the first page: going on does not count again. Null in cursors of an older version. */
  readonly total: ContactTotal | null;
  /** Whether the page came from a walk, because too many have the words to sort them. */
  readonly isWalked: boolean;
  /** How the words of the search were put right. */
  readonly correction: Correction | null;
}

/** A cursor as the opaque text that clients send back. */
export const toCursor = ({ place, total, isWalked, correction }: ContactCursor): string =>
  Buffer.from(JSON.stringify([place.id, place.key, total?.value, total?.relation, isWalked, correction])).toString(
    'base64url',
  );

/** Reads what `toCursor` wrote; refuses `invalid-input` for anything else. */
export function fromCursor(text: string): ContactCursor {
  const [id, key = null, value = null, relation = null, isWalked = false, correction = null] = partsOf(text);
  const isPlace = Number.isSafeInteger(id) && (key === null || (typeof key === 'string' && findDamage(key) === null));
  const isTotal =
    value === null ? relation === null : Number.isSafeInteger(value) && relations.some((r) => r === relation);
  if (!isPlace || !isTotal || typeof isWalked !== 'boolean' || !isCorrection(correction)) throw malformed();
  return {
    place: { id: id as number, key },
    total: value === null ? null : ({ value, relation } as ContactTotal),
    isWalked,
    correction,
  };
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: refused like every other wrong cursor.
  }
  throw malformed();
}

const malformed = () =>
  new Refusal('invalid-input', { errors: [{ path: 'after', code: 'malformed', message: 'Not a cursor' }] });
