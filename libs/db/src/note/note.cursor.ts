import { Refusal } from '@rollcall/domain/refusal';

/** Where a page of notes ended: the last modification it showed. */
export interface NotePlace {
  readonly at: Date;
  readonly id: number;
}

/** A place as the opaque text that clients send back. */
export const toNoteCursor = ({ at, id }: NotePlace): string =>
  Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url');

/** Reads what {@link toNoteCursor} wrote; refuses `invalid-input` for anything else. */
export function fromNoteCursor(text: string): NotePlace {
  const [at, id] = partsOf(text);
  if (Number.isSafeInteger(id) && Number.isSafeInteger(at) && Math.abs(at as number) <= latest)
    return { at: new Date(at as number), id: id as number };
  throw malformed();
}

/** The year 9999: what is later is no time that PostgreSQL was told by us. */
const latest = 253_402_300_799_999;

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
