import { preset } from '../tools/jest/preset.mjs';

export default preset({ name: 'bench', testMatch: ['<rootDir>/**/*.spec.mjs'], testTimeout: 60_000 });
