import type { ChangeContact } from '@rollcall/domain/contact';
import { changeOf, type ContactDraft } from './contact-draft';

/** One value that two people changed at the same time, differently. */
export interface DraftConflict {
  /** The key of the request: `lastName`, `phones`, `custom.Shoe size`. */
  readonly key: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What becomes of two people's changes: theirs, mine where only I changed something, and what has to be asked. */
export interface MergedDrafts {
  readonly merged: ContactDraft;
  readonly conflicts: readonly DraftConflict[];
}

/**
 * Brings my changes onto the contact as it is now. Values only one side changed need no question. Where both did, `merged` has
 * theirs until somebody chooses ({@link takeMine}).
 * @param before the draft both began with
 */
export function mergeDrafts(before: ContactDraft, mine: ContactDraft, theirs: ContactDraft): MergedDrafts {
  const [myChange, theirChange] = [flat(changeOf(before, mine)), flat(changeOf(before, theirs))];
  const conflicts: DraftConflict[] = [];
  let merged = theirs;
  for (const [key, value] of myChange) {
    if (!theirChange.has(key)) merged = takeMine(merged, mine, key);
    else if (JSON.stringify(theirChange.get(key)) !== JSON.stringify(value))
      conflicts.push({ key, mine: value, theirs: theirChange.get(key) });
  }
  return { merged, conflicts };
}

/** Custom fields one by one: two people who change two of them are not in each other's way. */
function flat(change: ChangeContact): Map<string, unknown> {
  const { custom, ...others } = change;
  return new Map<string, unknown>([
    ...Object.entries(others),
    ...Object.entries(custom ?? {}).map(([key, value]) => [`custom.${key}`, value] as const),
  ]);
}

const customPrefix = 'custom.';

/** The draft `onto` with the value that `mine` has for one key of a conflict. */
export function takeMine(onto: ContactDraft, mine: ContactDraft, key: string): ContactDraft {
  if (key.startsWith(customPrefix)) {
    const field = key.slice(customPrefix.length);
    return { ...onto, custom: { ...onto.custom, [field]: mine.custom[field] ?? '' } };
  }
  for (const part of ['texts', 'consents', 'flags'] as const)
    if (key in mine[part])
      return { ...onto, [part]: { ...onto[part], [key]: (mine[part] as Record<string, unknown>)[key] } };
  return { ...onto, [key]: mine[key as 'phones'] };
}
