import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Every file of the project that is not ignored, as git sees it, also before it is committed; relative to the root. */
export function projectFiles(...patterns) {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns];
  const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  if (status !== 0) throw new Error('git ls-files failed: the checks need the repository');
  return stdout.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Prints what is wrong and fails, or says that nothing is. */
export function conclude(name, complaints) {
  for (const complaint of complaints) console.error(`${name}: ${complaint}`);
  if (complaints.length > 0) process.exitCode = 1;
  else console.log(`${name}: good`);
}
