import { dirname, join } from 'node:path';
import { closedFeatures, featureOf } from './features.mjs';

const importOf = (report) => ({
  ImportDeclaration: ({ source }) => report(source),
  ExportNamedDeclaration: ({ source }) => source && report(source),
  ExportAllDeclaration: ({ source }) => report(source),
  ImportExpression: ({ source }) => source.type === 'Literal' && report(source),
});

/** `@rollcall/db/import` and `../import/index.js` are both the feature `import`. */
function targetOf(specifier, filename) {
  const [, own] = /^@rollcall\/(?:domain|db|queue|files)\/([^/]+)/.exec(specifier) ?? [];
  if (own) return own;
  return specifier.startsWith('.') ? featureOf(join(dirname(filename), specifier)) : null;
}

const noSiblingFeature = {
  meta: {
    type: 'problem',
    docs: { description: 'A feature never imports a sibling feature.' },
    messages: {
      sibling: 'The feature "{{from}}" must not import its sibling "{{to}}": give what both need a name of its own.',
    },
    schema: [],
  },
  create(context) {
    const from = featureOf(context.filename);
    if (from === null || from === 'kinds') return {};
    return importOf((source) => {
      const to = targetOf(source.value, context.filename);
      if (to !== null && to !== from && closedFeatures.has(to)) {
        context.report({ node: source, messageId: 'sibling', data: { from, to } });
      }
    });
  },
};

const explainDisable = {
  meta: {
    type: 'problem',
    docs: { description: 'A disabled rule carries its reason on the same line.' },
    messages: { reason: 'Say why on the same line: `eslint-disable-next-line rule -- because …`.' },
    schema: [],
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const isDirective = /^\s*eslint-disable|@ts-(ignore|nocheck|expect-error)/.test(comment.value);
        if (isDirective && !/ -- \S.{8,}|@ts-expect-error \S.{8,}/.test(comment.value))
          context.report({ loc: comment.loc, messageId: 'reason' });
      }
    },
  }),
};

/** Rules of this project that no published plugin has. */
export const rollcall = { rules: { 'no-sibling-feature': noSiblingFeature, 'explain-disable': explainDisable } };
