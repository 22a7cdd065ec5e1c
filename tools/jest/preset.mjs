import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/**
 * One Jest configuration for every Node project: ESM, compiled by swc, our own libraries read from their sources.
 * `servers` are started for the run and stopped after it, unless the environment names running ones (`servers.mjs`).
 * @param {{ name: string, decorators?: boolean, servers?: ('postgresql' | 'redis')[], testMatch?: string[], maxWorkers?: number, testTimeout?: number }} project
 */
export function preset({
  name,
  decorators = false,
  servers = [],
  testMatch = ['<rootDir>/src/**/*.spec.ts'],
  ...rest
}) {
  return {
    displayName: name,
    testEnvironment: 'node',
    testMatch,
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: {
      '^@rollcall/client$': `${root}/libs/client/src/index.ts`,
      '^@rollcall/(domain|db|queue|files)/(.*)$': `${root}/libs/$1/src/$2/index.ts`,
      // Not `x.json.js`, a module that packages have beside their `x.json`.
      '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1',
    },
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2023',
            parser: { syntax: 'typescript', decorators },
            transform: { legacyDecorator: decorators, decoratorMetadata: decorators },
          },
          module: { type: 'es6' },
        },
      ],
    },
    transformIgnorePatterns: ['/node_modules/', '/dist/'],
    passWithNoTests: true,
    ...(servers.length > 0 && withServers(servers)),
    ...rest,
  };
}

const withServers = (servers) => ({
  testTimeout: 20_000, // the first spec of a run waits for the template database
  globals: { rollcallServers: servers },
  globalSetup: `${import.meta.dirname}/global-setup.mjs`,
  globalTeardown: `${import.meta.dirname}/global-teardown.mjs`,
});
