import { exportKind } from '@rollcall/domain/export';
import { everyContact } from '@rollcall/domain/filter';
import { describeResumable } from './describe-resumable.js';
import type { Observation } from './observe.js';
import { asSuperuser } from './servers.js';
import { tenantId } from './world.js';

/** Contacts that are exported, and how many of them one batch has. */
const contactCount = 3_000;
const batchRows = 250;

const arranged = `
  select set_config('app.tenant_id', '${tenantId}', true); select open_contact_partitions();
  insert into contacts (tenant_id, id, contact_id_1, first_name, last_name, company)
    select '${tenantId}', n, 'R' || lpad(n::text, 5, '0'), 'Ana', 'Ruiz', 'a "b", ' || n || chr(10) || 'c' from generate_series(1, ${contactCount}) n;
  insert into contact_phones (tenant_id, contact_id, position, e164, raw)
    select '${tenantId}', n, 1, '+1512555' || lpad((n % 10000)::text, 4, '0'), 'x' from generate_series(1, ${contactCount}, 3) n;`;

describeResumable({
  kind: 'export',
  name: 'export of all contacts as CSV',
  batchRows,
  params: exportKind.params.parse({
    target: { by: 'filter', filter: everyContact, words: 'all', exclude: [] },
    now: '2026-11-01T00:00:00.000Z',
    format: 'csv',
    flavour: 'machine',
    columns: ['id', 'contactId1', 'company', 'phone1'],
    gzip: false,
  }),
  points: ['after_delivery', 'after_take', 'in_results', 'before_commit', 'after_commit', 'before_ack'],
  backends: ['PostgreSQL', 'Redis'],
  middle: { phase: 'write', row: 1_000 },
  crashes: [{ phase: 'write', row: 1_000 }],
  passes: { in_results: contactCount / batchRows },
  arrange: (url) => asSuperuser(url, arranged).then(() => undefined),
  // An export stores nothing of a contact, so no constraint can refuse one.
  poison: { sql: 'select 1', expected: (whole): Observation => whole },

  /** Nothing changed; who was not reached is booked as passed over, and there is no file of a part. */
  prefixOf: (before, _whole, cut) => ({ ...before, status: 'cancelled', failure: null, ledger: cut.ledger, files: {} }),
});
