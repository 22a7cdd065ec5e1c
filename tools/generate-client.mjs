/**
 * Writes `libs/client/openapi.json` from the api's own contracts, and the client's types from that.
 * `--check` writes nothing and fails when what is committed is not what would be written.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { pino } from 'pino';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root);
const isCheck = process.argv.includes('--check');

execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', 'apps/api'], { cwd: root, stdio: 'inherit' });
const { AppModule } = await import(at('apps/api/dist/app.module.js'));
const { documentOf } = await import(at('apps/api/dist/openapi/document.js'));
const { listControllers } = await import(at('apps/api/dist/openapi/list-controllers.js'));
const { version } = await import(at('apps/api/dist/version.js'));

const controllers = await listControllers(AppModule.with({}, pino({ enabled: false })));
const document = documentOf(controllers, version);
const types = astToString(await openapiTS(structuredClone(document), { alphabetize: true }));
const header = '// Made by tools/generate-client.mjs from libs/client/openapi.json. Never edited by hand.\n';
const files = {
  'libs/client/openapi.json': JSON.stringify(document),
  'libs/client/src/generated/api.ts': header + types,
};

let isFresh = true;
for (const [path, text] of Object.entries(files)) {
  const filepath = at(path).pathname;
  const wanted = await format(text, { ...(await resolveConfig(filepath)), filepath });
  if (!isCheck) await writeFile(at(path), wanted);
  else if ((await readFile(at(path), 'utf8').catch(() => '')) !== wanted) {
    console.error(`${path} is not fresh: run node tools/generate-client.mjs`);
    isFresh = false;
  }
}
process.exit(isFresh ? 0 : 1);
