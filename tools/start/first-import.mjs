/**
 * The first import: the sample file, through the real api, queue and worker, by the command line a person would use. The
 * job's id is kept, so a start that was interrupted goes on watching the same job instead of importing twice.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { jsonFile } from './home.mjs';
import { root } from './install.mjs';
import { say } from './say.mjs';

const cli = join(root, 'apps/cli/dist/main.js');
const sample = join(root, 'samples/contacts-20k.csv');

/** @param {(child: import('node:child_process').ChildProcess | undefined) => void} onChild to be able to end it */
export async function firstImport(home, url, onChild) {
  const store = jsonFile(home, 'state.json');
  const state = store.read() ?? {};
  if (state.firstImport === 'done') return;
  if (!state.firstImportJob) {
    say('\nImporting samples/contacts-20k.csv through the API and the queue:');
    const { stdout } = await runCli(['import', sample, '--json'], home, url, onChild, true);
    state.firstImportJob = JSON.parse(stdout).id;
    store.write(state);
  } else say('\nThe first import goes on:');
  await runCli(['jobs', 'watch', state.firstImportJob], home, url, onChild, false);
  store.write({ ...state, firstImport: 'done' });
}

function runCli(args, home, url, onChild, isSilent) {
  const env = { ...process.env, ROLLCALL_HOME: home, INIT_CWD: root };
  delete env.ROLLCALL_API_KEY; // this instance, whatever the shell is set to
  delete env.ROLLCALL_URL;
  const stdio = ['ignore', isSilent ? 'pipe' : 'inherit', 'inherit'];
  const child = spawn(process.execPath, [cli, ...args], { env, stdio });
  onChild(child);
  let stdout = '';
  child.stdout?.on('data', (data) => (stdout += data));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      onChild(undefined);
      if (code === 0) resolve({ stdout });
      else reject(new Error(`rollcall ${args[0]} ended with ${signal ?? code}`));
    });
  });
}
