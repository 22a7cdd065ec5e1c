/** Fails on a path or an npm script named in Markdown that does not exist: a document that lies is worse than none. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { conclude, projectFiles, root } from './files.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const topFolders = new Set(
  readdirSync(root, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : [])),
);
const made = ['dist', '.rollcall', 'node_modules', '.nx']; // what a start makes is not in the repository

const complaints = projectFiles('*.md').flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...pathsIn(text, file), ...scriptsIn(text)].map((missing) => `${file}: ${missing}`);
});
conclude('doc paths', [...new Set(complaints)]);

function pathsIn(text, file) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span).filter(looksLikeOurPath);
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g), ...prose.matchAll(/(?:src|href)="([^"]+)"/g)]
    .map(([, target]) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/i.test(target));
  return [
    ...spans.flatMap(expand).filter((path) => !existsSync(join(root, path))),
    ...links.filter((path) => !existsSync(join(root, dirname(file), decodeURI(path)))),
  ].map((path) => `there is no ${path}`);
}

/** `libs/db/src/job` is one of ours; `GET /jobs/:id`, `a/b` and patterns are not. */
function looksLikeOurPath(span) {
  if (!/^[\w.@-][\w./@{},-]*$/.test(span) || !span.includes('/')) return false;
  const folders = span.split('/');
  return topFolders.has(folders[0]) && !folders.some((name) => made.includes(name));
}

/** `import.{contract,kind}.ts` names two files. */
function expand(path) {
  const [all, before, choices, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return all === undefined ? [path] : choices.split(',').flatMap((choice) => expand(`${before}${choice}${after}`));
}

function scriptsIn(text) {
  const named = [...text.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name]) => name);
  return named.filter((name) => !(name in scripts)).map((name) => `there is no script "npm run ${name}"`);
}
