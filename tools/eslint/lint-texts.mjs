/**
 * Lints texts as if they stood in given files: `node tools/eslint/lint-texts.mjs '[{ "file": …, "code": … }]'`. Prints the
 * names of the rules that complained, a list per text. Rules that need types are left out: the files do not exist.
 */
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });
const found = [];
for (const { file, code } of JSON.parse(process.argv[2] ?? '[]')) {
  const [result] = await eslint.lintText(code, { filePath: file });
  found.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(found));
