import { Refusal } from '../refusal/index.js';
import type { MappedColumn, MatchKey, StartImport } from './import.contract.js';

/**
 * The match keys that some column is mapped to, in their order.
 * @throws Refusal `import.match-not-mapped` if none is left and the mode is `update`, which would then update nothing
 */
export function effectiveMatch(
  match: readonly MatchKey[],
  columns: readonly MappedColumn[],
  mode: StartImport['mode'],
): MatchKey[] {
  const mapped = new Set(columns.flatMap(({ field }) => (field === null ? [] : [keyOfTarget(field)])));
  const keys = match.filter((key) => mapped.has(key));
  if (keys.length === 0 && mode === 'update') throw new Refusal('import.match-not-mapped', { match });
  return keys;
}

function keyOfTarget(target: string): string {
  if (/^phone\d+$/.test(target)) return 'phone';
  return /^email\d$/.test(target) ? 'email' : target;
}
