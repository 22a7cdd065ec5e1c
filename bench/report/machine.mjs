import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

const root = new URL('../../', import.meta.url);

/** Where figures come from; without it they say nothing. */
export function machineLine() {
  const all = cpus();
  const model = (all[0]?.model ?? 'unknown processor').trim();
  return `${all.length} × ${model}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}`;
}

/** The commit that was measured, with a + if the tree differed from it. */
export function gitCommit() {
  try {
    const git = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+');
  } catch {
    return 'unknown'; // an unpacked archive
  }
}

/**
 * @typedef {object} Whereabouts
 * @property {string} machine
 * @property {string} commit
 * @property {string} server
 * @property {string} startedAt
 */

/** What every report begins with. @returns {Promise<Whereabouts>} */
export async function whereAndWhen(/** @type {import('pg').Client} */ client) {
  const { rows } = await client.query("select split_part(version(), ' on ', 1) as version");
  return { machine: machineLine(), commit: gitCommit(), server: rows[0].version, startedAt: new Date().toISOString() };
}
