/** Fails when an exported name of a library has no sentence: what it is for is what its type cannot say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { conclude, projectFiles, root } from './files.mjs';

const files = projectFiles('libs/*/src/*.ts', 'libs/*/src/**/*.ts').filter(
  (file) => !/\.(spec|testing)\.ts$|\/generated\/|\/index\.ts$/.test(file),
);

function isExported(node) {
  return (
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

const hasSentence = (node) => ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc) && doc.comment);

/** The implementation of an overloaded function: its signatures carry the sentence. */
const isOverload = (node) => {
  if (!ts.isFunctionDeclaration(node) || !node.name) return false;
  return node.parent.statements.some(
    (other) =>
      other !== node && ts.isFunctionDeclaration(other) && other.name?.text === node.name.text && hasSentence(other),
  );
};

const nameOf = (node) =>
  ts.isVariableStatement(node)
    ? node.declarationList.declarations.map((declaration) => declaration.name.getText()).join(', ')
    : (node.name?.getText() ?? 'an export');

const lineOf = (source, node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

const complaints = files.flatMap((file) => {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => isExported(statement) && !hasSentence(statement) && !isOverload(statement))
    .map((statement) => `${file}:${lineOf(source, statement)} ${nameOf(statement)} has no doc comment`);
});
conclude('documented exports', complaints);
