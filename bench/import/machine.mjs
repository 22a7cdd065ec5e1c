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
