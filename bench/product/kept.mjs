import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which file a kept home was loaded from: with rows and seed its people can be made again. */
const fileOf = (/** @type {string} */ home) => join(home, 'bench.json');

export function keepShape(/** @type {string} */ home, /** @type {{ rows: number, seed: number }} */ { rows, seed }) {
  writeFileSync(fileOf(home), `${JSON.stringify({ rows, seed })}\n`);
}

/** @returns {{ rows: number, seed: number }} */
export function keptShape(/** @type {string} */ home) {
  try {
    return JSON.parse(readFileSync(fileOf(home), 'utf8'));
  } catch (cause) {
    throw new Error(`${fileOf(home)} cannot be read: only a home kept by \`import --keep\` can be used again`, {
      cause,
    });
  }
}
