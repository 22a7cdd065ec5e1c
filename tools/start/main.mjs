/** The launcher proper: runs on our own Node, with the dependencies installed. See `npm start` in the README. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, stopBuild } from './build.mjs';
import { checkDatabaseUrl } from './database.mjs';
import { firstImport } from './first-import.mjs';
import { homeFrom, jsonFile, openHome } from './home.mjs';
import { Unusable } from './install.mjs';
import { mustAnswer, mustBeFree, portFrom } from './ports.mjs';
import { say, step } from './say.mjs';
import { onSignals } from './signals.mjs';
import { Stopped, System } from './system.mjs';

const env = { ...process.env };
let system;
let importing;

const stopping = onSignals({
  stop: async () => {
    stopBuild();
    importing?.kill('SIGTERM');
    await system?.stop();
  },
  stopAtOnce: async () => {
    importing?.kill('SIGKILL');
    await system?.stop({ immediate: true });
  },
});

try {
  await start();
} catch (error) {
  if (!stopping.isAsked && !(error instanceof Stopped)) await giveUp(error);
}

async function start() {
  const port = await portFrom(env);
  const url = `http://127.0.0.1:${port}`;
  const home = await openHome(homeFrom(env), url);
  await mustBeFree(port);
  const logs = join(home.path, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  if (env.DATABASE_URL) await checkDatabaseUrl(env.DATABASE_URL);
  if (env.REDIS_URL) await mustAnswer('REDIS_URL', env.REDIS_URL, 6379);
  if (env.FILES_URL && !/^[a-z][a-z0-9+.-]*:/i.test(env.FILES_URL))
    env.FILES_URL = resolve(env.INIT_CWD ?? process.cwd(), env.FILES_URL);
  await step('Building what changed', async () =>
    (await ensureBuilt(join(logs, 'build.log'))) ? 'Built' : 'Nothing to build',
  );
  if (stopping.isAsked) return;
  system = new System({ home: home.path, port, env, onEvent: (sentence) => say(`! ${sentence}`) });
  await step(env.DATABASE_URL ? 'Database reached' : 'PostgreSQL started', () => system.startDatabase());
  await unlessStopping('Schema up to date', () => system.migrate());
  const account = await unlessStopping('Tenant and admin are there', () => system.setUp());
  keepCredentials(home.path, url, account);
  await unlessStopping('Api and worker started', () => system.startProcesses());
  await tryFirstImport(home.path, url);
  if (stopping.isAsked) return;
  tellReady(home.path, url, account);
}

async function unlessStopping(label, work) {
  if (stopping.isAsked) throw new Stopped();
  let result;
  await step(label, async () => void (result = await work()));
  return result;
}

function keepCredentials(home, url, account) {
  const store = jsonFile(home, 'credentials.json');
  const known = store.read();
  const { email, password, apiKey } = account;
  if (account.created) store.write({ url, email, password, apiKey });
  else if (known && known.url !== url) store.write({ ...known, url });
}

/** A sample that does not go in is worth a sentence, but Rollcall works without it. */
async function tryFirstImport(home, url) {
  if (!jsonFile(home, 'credentials.json').read()) return;
  try {
    await firstImport(home, url, (child) => (importing = child));
  } catch (error) {
    if (!stopping.isAsked) say(`! The sample was not imported: ${error.message}. The next start tries again.`);
  }
}

function tellReady(home, url, account) {
  say();
  if (account.created) {
    say(`  Sign in as    ${account.email}`);
    say(`  with          ${account.password}`);
    say(`  Both are kept in ${join(home, 'credentials.json')}; the password is not shown again.`);
    say();
  }
  say(`Rollcall is ready at ${url}`);
  say('Ctrl-C stops everything.');
}

async function giveUp(error) {
  if (error instanceof Unusable) say(`\n${error.message}`);
  else say(`\n${error.stack}`);
  await system?.stop().catch(() => undefined);
  process.exit(1);
}
