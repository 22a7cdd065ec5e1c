/**
 * One Jest configuration for every Node project: ESM, compiled by swc, our own libraries read from their sources.
 * @param {{ name: string, decorators?: boolean, testMatch?: string[], maxWorkers?: number, testTimeout?: number }} project
 */
export function preset({ name, decorators = false, testMatch = ['<rootDir>/src/**/*.spec.ts'], ...rest }) {
  return {
    displayName: name,
    testEnvironment: 'node',
    testMatch,
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: {
      '^@rollcall/client$': '<rootDir>/../../libs/client/src/index.ts',
      '^@rollcall/(domain|db|queue|files)/(.*)$': '<rootDir>/../../libs/$1/src/$2/index.ts',
      '^(\\.{1,2}/.*)\\.js$': '$1',
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
    ...rest,
  };
}
