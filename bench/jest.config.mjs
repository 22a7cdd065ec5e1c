import { preset } from '../tools/jest/preset.mjs';

const base = preset({
  name: 'bench',
  servers: ['postgresql'],
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  testTimeout: 60_000,
});

export default {
  ...base,
  moduleNameMapper: {
    ...base.moduleNameMapper,
    // the preset counts from two folders deep
    '^@rollcall/(domain|db|queue|files)/(.*)$': '<rootDir>/../libs/$1/src/$2/index.ts',
  },
};
