import type { MatchKey, StartImport } from '@rollcall/domain/import';
import { fieldLabel } from './import-fields';

/** What is wrong with a mapping, in a sentence; `columns` are the places it is about. A warning does not stop the import. */
export interface MappingProblem {
  readonly code: 'no-mapped-column' | 'field-mapped-twice' | 'match-not-mapped';
  readonly isWarning: boolean;
  readonly text: string;
  readonly columns: readonly number[];
}

const matchTargets: Record<MatchKey, RegExp> = {
  contactId1: /^contactId1$/,
  contactId2: /^contactId2$/,
  email: /^email\d+$/,
  phone: /^phone\d+$/,
};

/**
 * What the server would refuse, said before the upload is over. `mapping` has one entry per column of the file.
 * "Create only" needs no match: every row is a new contact unless it is known.
 */
export function mappingProblems(
  mapping: readonly (string | null)[],
  { mode, match }: Pick<StartImport, 'mode' | 'match'>,
): readonly MappingProblem[] {
  const places = new Map<string, number[]>();
  mapping.forEach((target, column) => {
    if (target !== null) places.set(target, [...(places.get(target) ?? []), column]);
  });
  const problems: MappingProblem[] = [];
  if (places.size === 0)
    problems.push({
      code: 'no-mapped-column',
      text: 'Map at least one column to a field.',
      isWarning: false,
      columns: [],
    });
  for (const [target, columns] of places) {
    if (columns.length < 2) continue;
    const text = `${columns.length} columns are mapped to “${fieldLabel(target)}”. Keep one of them.`;
    problems.push({ code: 'field-mapped-twice', text, isWarning: false, columns });
  }
  const isMatched = match.some((key) => [...places.keys()].some((target) => matchTargets[key].test(target)));
  if (mode !== 'create' && places.size > 0 && !isMatched)
    problems.push({
      code: 'match-not-mapped',
      isWarning: mode === 'upsert',
      text:
        mode === 'upsert'
          ? 'No column is mapped to a field that contacts are matched by: every row becomes a new contact.'
          : 'No column is mapped to a field that contacts are matched by. Map one, or match by another field.',
      columns: [],
    });
  return problems;
}
