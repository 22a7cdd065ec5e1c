/** `npm run -s rollcall -- …`: the command line. Builds it the first time; nothing but its own output on standard output. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './start/install.mjs';

const main = join(root, 'apps/cli/dist/main.js');

if (!existsSync(main)) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const built = spawnSync(process.execPath, [tsc, '-b', 'apps/cli'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    console.error('The command line is not built: run "npm start" once.');
    process.exit(1);
  }
}
await import(pathToFileURL(main).href);
