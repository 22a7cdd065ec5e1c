import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '..');
const run = promisify(execFile);

interface Trial {
  readonly file: string;
  readonly code: string;
}

/** Lints texts as if they stood in these files, by the project's own configuration; only the rules, not the types. */
async function complaintsAbout(trials: readonly Trial[]): Promise<string[][]> {
  const script = resolve(root, 'tools/eslint/lint-texts.mjs');
  const { stdout } = await run(process.execPath, [script, JSON.stringify(trials)], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 ** 2,
  });
  return JSON.parse(stdout) as string[][];
}

const importing = (file: string, specifier: string): Trial => ({
  file,
  code: `import * as it from '${specifier}';\nexport const name = it;\n`,
});

const boundary = '@nx/enforce-module-boundaries';

// One line per row of "What may import what", and why it would hurt.
const forbidden: readonly (readonly [string, string, string])[] = [
  ['libs/domain/src/contact/x.ts', '@rollcall/db/job', boundary],
  ['libs/domain/src/contact/x.ts', 'kysely', boundary],
  ['libs/db/src/job/x.ts', '@rollcall/queue/bell', boundary],
  ['libs/db/src/job/x.ts', 'bullmq', boundary],
  ['libs/queue/src/bell/x.ts', '@rollcall/db/job', boundary],
  ['libs/queue/src/bell/x.ts', 'kysely', boundary],
  ['libs/files/src/store/x.ts', '@rollcall/db/job', boundary],
  ['libs/files/src/store/x.ts', 'pg', boundary],
  ['libs/client/src/x.ts', '@rollcall/domain/job', boundary],
  ['libs/client/src/x.ts', 'zod', boundary],
  ['apps/api/src/job/x.ts', '@rollcall/client', boundary],
  ['apps/api/src/job/x.ts', '@angular/core', boundary],
  ['apps/worker/src/job/x.ts', '@angular/core', boundary],
  ['apps/worker/src/job/x.ts', '@nestjs/platform-express', boundary],
  ['apps/admin/src/app/job/x.ts', '@rollcall/db/job', boundary],
  ['apps/admin/src/app/job/x.ts', 'pg', boundary],
  ['apps/cli/src/x.ts', '@rollcall/queue/bell', boundary],
  ['apps/cli/src/x.ts', '@angular/core', boundary],
  ['apps/cli/src/x.ts', '@nestjs/common', boundary],
  ['tests/harness/x.ts', '../../apps/api/src/main.js', boundary],
  ['apps/worker/src/job/x.ts', '../../../../libs/db/src/job/index.js', boundary],
  ['apps/api/src/contact/x.ts', '@rollcall/db/import', 'rollcall/no-sibling-feature'],
  ['apps/worker/src/job/x.ts', '../import/import.batches.js', 'rollcall/no-sibling-feature'],
  ['libs/domain/src/job/x.ts', '../import/index.js', 'rollcall/no-sibling-feature'],
  ['apps/api/src/job/x.ts', '@rollcall/db/testing', 'no-restricted-imports'],
];

const allowed: readonly (readonly [string, string])[] = [
  ['libs/domain/src/contact/x.ts', 'zod'],
  ['libs/db/src/job/x.ts', '@rollcall/domain/job'],
  ['libs/queue/src/bell/x.ts', 'bullmq'],
  ['libs/files/src/store/x.ts', '@tus/server'],
  ['libs/client/src/x.ts', 'openapi-fetch'],
  ['apps/api/src/import/x.ts', '@rollcall/db/import'],
  ['apps/worker/src/import/x.ts', '@rollcall/domain/import'],
  ['apps/admin/src/app/import/x.ts', '@rollcall/domain/import'],
  ['apps/cli/src/x.ts', '@rollcall/client'],
  ['apps/api/src/job/x.spec.ts', '@rollcall/db/testing'],
  ['tests/harness/x.ts', '@rollcall/db/database'],
];

const refusedCode: readonly (readonly [string, string, string])[] = [
  ['libs/domain/src/contact/x.ts', 'export const now = new Date();', 'no-restricted-syntax'],
  ['libs/domain/src/contact/x.ts', 'export const now = Date.now();', 'no-restricted-syntax'],
  ['libs/domain/src/contact/x.ts', 'export const luck = Math.random();', 'no-restricted-syntax'],
  ['apps/api/src/job/x.ts', 'export const home = process.env.HOME;', 'no-restricted-syntax'],
  ['libs/db/src/job/x.ts', 'export const text = sql.raw(given);', 'no-restricted-syntax'],
  ['libs/db/src/job/x.ts', 'export const page = query.offset(20);', 'no-restricted-syntax'],
  ['libs/db/src/job/x.ts', 'export const page = sql`select 1 offset ${20}`;', 'no-restricted-syntax'],
  ['libs/db/src/job/x.ts', '/* eslint-disable no-console */\nexport const one = 1;', 'rollcall/explain-disable'],
  ['libs/db/src/job/x.ts', `export const long = [\n${'1,\n'.repeat(310)}];`, 'max-lines'],
];

describe('the boundaries', () => {
  let imports: string[][];
  let permitted: string[][];
  let code: string[][];

  beforeAll(async () => {
    imports = await complaintsAbout(forbidden.map(([file, specifier]) => importing(file, specifier)));
    permitted = await complaintsAbout(allowed.map(([file, specifier]) => importing(file, specifier)));
    code = await complaintsAbout(refusedCode.map(([file, text]) => ({ file, code: text })));
  });

  it.each(forbidden.map((row, at) => [at, ...row] as const))(
    '%i: %s must not import %s',
    (at, _file, _import, rule) => {
      expect(imports[at]).toContain(rule);
    },
  );

  it.each(allowed.map((row, at) => [at, ...row] as const))('%i: %s may import %s', (at) => {
    expect(permitted[at]).toEqual([]);
  });

  it.each(refusedCode.map((row, at) => [at, ...row] as const))(
    '%i: %s refuses what it must',
    (at, _file, _text, rule) => {
      expect(code[at]).toContain(rule);
    },
  );
});
