import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/eslint/boundaries.mjs';
import { restricted } from './tools/eslint/restricted.mjs';
import { rollcall } from './tools/eslint/rollcall-plugin.mjs';

const tests = ['**/*.spec.ts', '**/*.testing.ts', '**/testing/**/*.ts', 'tests/**/*.ts'];
const scripts = ['**/*.mjs', '**/*.js'];

const everywhere = {
  files: ['**/*.ts', ...scripts],
  plugins: { rollcall, 'import-x': importX },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  settings: {
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    'import-x/resolver-next': [
      createNodeResolver({
        extensions: ['.ts', '.mjs', '.js'],
        extensionAlias: { '.js': ['.ts', '.js'] },
        conditionNames: ['rollcall-source', 'import', 'node', 'default'],
      }),
    ],
  },
  rules: {
    'rollcall/explain-disable': 'error',
    'import-x/no-cycle': ['error', { ignoreExternal: true }],
    'max-lines': ['error', 300],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    'max-params': ['error', 5],
    'no-console': 'error',
    eqeqeq: 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'] }],
  },
};

const typescript = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strictTypeChecked],
  rules: {
    'max-params': 'off', // the next one knows a `this` parameter from a real one
    '@typescript-eslint/max-params': ['error', { max: 5 }],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    '@typescript-eslint/no-confusing-void-expression': 'off', // `return reject(…)` says that nothing follows
    '@typescript-eslint/no-meaningless-void-operator': 'off', // `void` marks a promise nobody waits for, whatever its type
    '@typescript-eslint/no-misused-spread': 'off', // a text spread into its characters is wanted where it is written
    '@typescript-eslint/no-unnecessary-type-arguments': 'off', // what is written out need not be looked up
    '@typescript-eslint/unbound-method': 'off', // our interfaces hold functions, not methods with a `this`
    // Decorated classes of Nest and Angular are often nothing but their decorator.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    // `noUncheckedIndexedAccess` makes the compiler ask; where a test or a query guarantees the answer, `!` is shorter.
    '@typescript-eslint/no-non-null-assertion': 'off',
    '@typescript-eslint/no-unnecessary-condition': 'off', // knows nothing of data that comes from outside
    'rollcall/no-sibling-feature': 'error',
  },
};

/** A program per project, so that linting one does not load the types of all. */
const typesOf = [
  ...['domain', 'db', 'queue', 'files', 'client'].map((name) => [`libs/${name}`, 'tsconfig.spec.json']),
  ...['api', 'worker', 'admin', 'cli'].map((name) => [`apps/${name}`, 'tsconfig.spec.json']),
  ['tests', 'tsconfig.json'],
].map(([folder, file]) => ({
  files: [`${folder}/**/*.ts`],
  languageOptions: { parserOptions: { project: `${folder}/${file}`, tsconfigRootDir: import.meta.dirname } },
}));

const inTests = {
  files: tests,
  rules: {
    'max-lines-per-function': 'off', // a `describe` is as long as its cases
    '@typescript-eslint/no-unsafe-assignment': 'off', // `expect.any()` and parsed answers are `any`
    '@typescript-eslint/no-unsafe-member-access': 'off', // see above
    '@typescript-eslint/no-unsafe-argument': 'off', // see above
    'rollcall/no-sibling-feature': 'off', // a spec arranges what its feature needs from others
  },
};

const console_ = [
  {
    files: ['apps/admin/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/prefer-on-push-component-change-detection': 'off' }, // zoneless: the default is right
  },
  {
    files: ['apps/admin/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
];

const nodeScripts = {
  files: scripts,
  extends: [tseslint.configs.strict],
  languageOptions: {
    globals: Object.fromEntries(
      // prettier-ignore -- a list, not a program
      [
        'process',
        'console',
        'URL',
        'Buffer',
        'fetch',
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'AbortSignal',
        'AbortController',
        'TextDecoder',
        'TextEncoder',
        'performance',
        'globalThis',
        'structuredClone',
        'document',
        'getComputedStyle',
        'window',
        'Response',
        'Request',
        'Headers',
        'URLSearchParams',
        'queueMicrotask',
        'localStorage',
      ].map((name) => [name, 'readonly']),
    ),
  },
  rules: { 'no-console': 'off', 'no-undef': 'error' },
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/generated/**',
      '.nx/**',
      '.angular/**',
      '.rollcall/**',
      '**/coverage/**',
      'tmp/**',
    ],
  },
  everywhere,
  typescript,
  ...typesOf,
  nodeScripts,
  ...console_,
  ...boundaries(nx, tests),
  ...restricted(tests),
  inTests,
);
