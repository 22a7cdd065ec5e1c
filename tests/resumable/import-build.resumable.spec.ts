import { describeResumable } from './describe-resumable.js';
import { arrangeFile, batchRows, params, poison, rowCount } from './import-case.js';

describeResumable({
  kind: 'import',
  name: "a tenant's first import, built beside the table",
  batchRows,
  buildRows: 1,
  params,
  points: ['mid_effects', 'in_index', 'in_publish', 'before_commit', 'after_commit', 'in_results'],
  backends: ['PostgreSQL'],
  middle: { phase: 'build', row: 1_000 },
  crashes: [
    { phase: 'build', row: 1_000 },
    { phase: 'index', row: 1_000 },
    { phase: 'publish', row: 0 },
  ],
  passes: { mid_effects: rowCount / batchRows, in_index: 10, in_publish: 1, in_results: (2 * rowCount) / batchRows },
  poison,
  arrange: (url, files) => arrangeFile(url, files),

  /** Nobody saw a contact before all of them were there: one that was given up has created nothing. */
  prefixOf: (arranged, whole, { ledger, issueCount }) => ({
    ...arranged,
    status: 'cancelled',
    failure: null,
    ledger: { ...ledger, read: rowCount, created: 0, updated: 0, skipped: rowCount - (ledger['rejected'] ?? 0) },
    issueCount,
    issues: whole.issues,
    files: {},
  }),
});
