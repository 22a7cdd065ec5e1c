import presets from 'jest-preset-angular/presets/index.js';

/** Angular's own compiler for templates; our libraries are read from their sources, as everywhere else. */
const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  ...preset,
  displayName: 'admin',
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.mjs'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '^@rollcall/domain/(.*)$': '<rootDir>/../../libs/domain/src/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
