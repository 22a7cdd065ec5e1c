import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

/** @typedef {import('./contact-file.mjs').ContactFile} ContactFile */
/** @typedef {import('./plan.mjs').RowPlan} RowPlan */
/**
 * @typedef {object} Truth
 * @property {number} rows
 * @property {number} clean rows nothing is wrong with: new, changed or as they were
 * @property {number} duplicates
 * @property {Record<string, number>} dirty
 * @property {number} bytes
 * @property {Expected} expected the ledger a correct import ends with
 */
/**
 * @typedef {object} Expected
 * @property {string[]} match
 * @property {'upsert'} mode
 * @property {'first'} inFileDuplicates
 * @property {{ read: number, created: number, updated: number, unchanged: number, skipped: number, rejected: number }} ledger
 */

const flushLength = 1 << 18;

/** Writes text through one small buffer, at once: the generator has nothing else to do meanwhile. */
class Out {
  #pending = '';
  bytes = 0;
  #fd;

  constructor(/** @type {string} */ path) {
    this.#fd = openSync(path, 'w');
  }

  add(/** @type {string} */ text) {
    this.#pending += text;
    if (this.#pending.length > flushLength) this.#flush();
  }

  #flush() {
    const bytes = Buffer.from(this.#pending);
    for (let from = 0; from < bytes.length;) from += writeSync(this.#fd, bytes, from);
    this.bytes += bytes.length;
    this.#pending = '';
  }

  close() {
    this.#flush();
    closeSync(this.#fd);
  }
}

/**
 * Writes a file, `FILE.truth.json` beside it, and if asked for one line of truth per row.
 * @param {ContactFile} file
 * @param {string} path
 * @param {{ rowTruth?: string | undefined }} [options]
 * @returns {Truth}
 */
export function writeContactFile(file, path, { rowTruth } = {}) {
  const out = new Out(path);
  const perRow = rowTruth === undefined ? undefined : new Out(rowTruth);
  const counts = { clean: 0, duplicate: 0, dirty: 0, update: 0, unchanged: 0 };
  /** @type {Record<string, number>} */
  const dirty = {};
  out.add(file.head);
  perRow?.add('row,is,code,of,account\n');
  for (let row = 0; row < file.rows; row++) {
    const truth = file.truthOf(row);
    counts[truth.is]++;
    if (truth.is === 'dirty') dirty[truth.code] = (dirty[truth.code] ?? 0) + 1;
    out.add(file.lineOf(row, truth));
    perRow?.add(truthLine(row, truth, file.accountOf(truth)));
  }
  out.close();
  perRow?.close();
  const truth = truthFrom(file.rows, counts, dirty, out.bytes);
  writeFileSync(`${path}.truth.json`, `${JSON.stringify(truth, null, 2)}\n`);
  return truth;
}

/** Rows count from 1 here, as in the product. */
function truthLine(/** @type {number} */ row, /** @type {RowPlan} */ truth, /** @type {string} */ account) {
  const code = truth.is === 'dirty' ? truth.code : '';
  return `${row + 1},${truth.is},${code},${truth.is === 'duplicate' ? truth.of + 1 : ''},${account}\n`;
}

/** @returns {Truth} */
function truthFrom(
  /** @type {number} */ rows,
  /** @type {Record<RowPlan['is'], number>} */ counts,
  /** @type {Record<string, number>} */ dirty,
  /** @type {number} */ bytes,
) {
  const ledger = {
    read: rows,
    created: counts.clean,
    updated: counts.update,
    unchanged: counts.unchanged,
    skipped: counts.duplicate,
    rejected: counts.dirty,
  };
  return {
    rows,
    clean: counts.clean + counts.update + counts.unchanged,
    duplicates: counts.duplicate,
    dirty,
    bytes,
    expected: { match: ['contactId1'], mode: 'upsert', inFileDuplicates: 'first', ledger },
  };
}
