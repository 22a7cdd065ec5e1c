/** What `npm test` runs, in order. `needs` are started once for all stages; `jest` stages count their tests. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../start/install.mjs';

const nx = (target) => [
  'node_modules/nx/dist/bin/nx.js',
  'run-many',
  '-t',
  target,
  '--parallel=2',
  '--outputStyle=static',
];
const bin = (file, ...args) => [`node_modules/${file}`, ...args];

/** Every project with tests beside its files. */
const projects = ['libs', 'apps']
  .flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`))
  .concat('bench')
  .filter((folder) => existsSync(join(root, folder, 'jest.config.mjs')));

const large = (name, ...paths) => ({
  name,
  isJest: true,
  needs: ['build', 'servers'],
  commands: [['-c', 'tests/jest.config.mjs', ...paths]],
});

export const stages = [
  { name: 'format', commands: [bin('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')] },
  {
    name: 'lint',
    commands: [nx('lint'), bin('eslint/bin/eslint.js', 'tools', 'eslint.config.mjs', '--max-warnings', '0')],
  },
  { name: 'typecheck', commands: [nx('typecheck')] },
  { name: 'checks', commands: [['tools/checks/run.mjs']] },
  {
    name: 'unit',
    isJest: true,
    needs: ['servers'],
    // Two at a time also on larger machines: many of these specs have a database each.
    commands: [['--projects', ...projects, '--testTimeout=30000', '--maxWorkers=2']],
  },
  large('integration', 'tests/boundaries', 'tests/security', 'tests/e2e'),
  large('crash', 'tests/resumable'),
  large('browser', 'tests/admin'),
];
