import { parseArgs } from 'node:util';
import { firstLoad, upsertAgainst } from './contact-file.mjs';
import { writeContactFile } from './write-file.mjs';

/** How `generate` is called. */
export const usage = `npm run bench -- generate --rows N --seed S --out FILE [--row-truth FILE]
npm run bench -- generate --mode upsert --base-rows N --base-seed S --rows N --seed S --out FILE`;

const options = /** @type {const} */ ({
  mode: { type: 'string', default: 'first-load' },
  rows: { type: 'string', default: '1000000' },
  seed: { type: 'string', default: '1' },
  'base-rows': { type: 'string', default: '1000000' },
  'base-seed': { type: 'string', default: '1' },
  'row-truth': { type: 'string' },
  out: { type: 'string' },
});

/** `npm run bench -- generate`: writes a file, its truth, and says how fast. */
export function generate(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  if (values.out === undefined) throw new Error(`--out is missing.\n${usage}`);
  const shape = { rows: count(values.rows, '--rows'), seed: count(values.seed, '--seed') };
  const base = { rows: count(values['base-rows'], '--base-rows'), seed: count(values['base-seed'], '--base-seed') };
  if (values.mode !== 'first-load' && values.mode !== 'upsert') throw new Error(`Unknown --mode.\n${usage}`);
  const started = performance.now();
  const file = values.mode === 'upsert' ? upsertAgainst(base, shape) : firstLoad(shape);
  const truth = writeContactFile(file, values.out, { rowTruth: values['row-truth'] });
  const seconds = (performance.now() - started) / 1000;
  const perSecond = Math.round(truth.rows / seconds).toLocaleString('en-US');
  console.log(`${values.out}: ${truth.rows} rows, ${truth.bytes} bytes, ${seconds.toFixed(1)} s, ${perSecond} rows/s`);
  console.log(JSON.stringify(truth.expected.ledger));
}

function count(/** @type {string} */ text, /** @type {string} */ name) {
  if (!/^[0-9]{1,9}$/.test(text)) throw new Error(`${name} must be a number, not '${text}'.\n${usage}`);
  return Number(text);
}
