import type { ApplyRange } from '@rollcall/db/import';
import { parseDefaults } from '@rollcall/domain/import';
import type { Lane } from '@rollcall/domain/job';
import type { OpenImport } from './import-context.js';

/** The rows of the next batch of a lane, and what is put where they are silent. */
export function rangeOf({ row, until }: Lane, { request, facts }: OpenImport, limit: number): ApplyRange {
  const defaults = parseDefaults(request, facts.dateOrder);
  return { after: row, last: Math.min(row + limit, until), firstContactId: facts.firstContactId ?? 0, defaults };
}
