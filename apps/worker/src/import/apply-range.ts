import type { ApplyRange } from '@rollcall/db/import';
import { parseDefaults } from '@rollcall/domain/import';
import type { Lane } from '@rollcall/domain/job';
import type { OpenImport } from './import-context.js';

/** What contacts that are created get where their row is silent. */
export const defaultsOf = ({ request, facts }: OpenImport): ApplyRange['defaults'] =>
  parseDefaults(request, facts.dateOrder);

/** The rows of the next batch of a lane, and what is put where they are silent. */
export function rangeOf({ row, until }: Lane, open: OpenImport, limit: number): ApplyRange {
  const firstContactId = open.facts.firstContactId ?? 0;
  return { after: row, last: Math.min(row + limit, until), firstContactId, defaults: defaultsOf(open) };
}
