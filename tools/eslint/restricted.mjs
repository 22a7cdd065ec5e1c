const processEnv = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read in config.ts alone.',
};
const sqlRaw = {
  selector: 'MemberExpression[object.name="sql"][property.name="raw"]',
  message: 'Unchecked text in a statement: use sql.id, sql.lit or a parameter.',
};
const offset = [
  {
    selector: 'CallExpression[callee.property.name="offset"]',
    message: 'Walk by keyset: an offset reads all it skips, and skips rows that move.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name="sql"] TemplateElement[value.raw=/\\boffset\\s/i]',
    message: 'Walk by keyset: an offset reads all it skips, and skips rows that move.',
  },
];
const clock = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is an argument in the domain.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time is an argument in the domain.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Randomness is an argument in the domain.',
  },
];
const testingImport = {
  group: ['@rollcall/db/testing'],
  message: 'Only specs make databases.',
};

const syntax = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

/** What is refused by name, and where. */
export const restricted = (tests) => [
  {
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: tests,
    rules: { ...syntax(processEnv, sqlRaw, offset), 'no-restricted-imports': ['error', { patterns: [testingImport] }] },
  },
  { files: ['libs/domain/**/*.ts'], ignores: tests, rules: syntax(processEnv, sqlRaw, offset, clock) },
  { files: ['apps/*/src/config.ts'], rules: syntax(sqlRaw, offset) },
];
