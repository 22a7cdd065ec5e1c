import { preset } from '../tools/jest/preset.mjs';

/** One at a time: each spec here starts whole systems, and two cores are all there may be. */
export default preset({
  name: 'tests',
  servers: ['postgresql', 'redis'],
  testMatch: ['<rootDir>/**/*.spec.ts'],
  maxWorkers: 1,
  testTimeout: 120_000,
});
