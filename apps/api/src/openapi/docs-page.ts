import type { OpenApiDocument, Operation } from './document.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => escapes[char] ?? char);
const withCode = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
const json = (value: unknown): string => `<pre><code>${escape(JSON.stringify(value, null, 2))}</code></pre>`;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-top: 2.5rem; text-transform: capitalize; }
details { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 6px; margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; }
summary b { display: inline-block; min-width: 4.5rem; text-transform: uppercase; font-size: .8rem; }
pre { overflow: auto; max-height: 24rem; font-size: .85rem; }
td, th { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top; }`;

/** The document for people: one page without a script, so that the strictest policy has nothing to forbid. */
export function docsPage(document: OpenApiDocument, nonce: string): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byTag = [...Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? '')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const sections = byTag.map(
    ([tag, some]) =>
      `<section><h2 id="${escape(tag)}">${escape(tag)}</h2>${some.map(operationHtml).join('')}</section>`,
  );
  const { title, version, description } = document.info;
  const contents = byTag.map(([tag]) => `<a href="#${escape(tag)}">${escape(tag)}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)} API</title>
<meta name="viewport" content="width=device-width"><style nonce="${escape(nonce)}">${style}</style></head><body>
<main><h1>${escape(title)} API ${escape(version)}</h1><p>${withCode(description)} The same for programs:
<a href="/api/openapi.json">openapi.json</a>.</p><nav aria-label="Sections">${contents} · <a href="#schemas">schemas</a></nav>
${sections.join('\n')}<section><h2 id="schemas">schemas</h2>${schemasHtml(document)}</section></main></body></html>`;
}

interface Listed {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

function operationHtml({ path, method, operation }: Listed): string {
  const parameters = (operation['parameters'] ?? []) as readonly {
    name: string;
    in: string;
    required: boolean;
    schema: unknown;
  }[];
  const responses = (operation['responses'] ?? {}) as Readonly<
    Record<string, { description: string; content?: unknown }>
  >;
  const rows = parameters.map(
    (each) =>
      `<tr><td><code>${escape(each.name)}</code></td><td>${escape(each.in)}${each.required ? ', required' : ''}</td><td><code>${escape(JSON.stringify(each.schema))}</code></td></tr>`,
  );
  const answers = Object.entries(responses).map(
    ([status, { description, content }]) =>
      `<tr><th scope="row">${escape(status)}</th><td>${withCode(description)}</td><td>${content ? `<code>${escape(Object.keys(content).join(', '))}</code>` : ''}</td></tr>`,
  );
  const body = operation['requestBody'] === undefined ? '' : `<h4>Body</h4>${json(operation['requestBody'])}`;
  return `<details><summary><b>${escape(method)}</b> <code>${escape(path)}</code> ${withCode(operation.summary)}</summary>
<p>${withCode(operation.description)}</p>${rows.length > 0 ? `<h4>Parameters</h4><table>${rows.join('')}</table>` : ''}${body}
<h4>Answers</h4><table>${answers.join('')}</table></details>`;
}

function schemasHtml({ components }: OpenApiDocument): string {
  const schemas = (components['schemas'] ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(schemas)
    .map(([name, schema]) => `<details><summary><code>${escape(name)}</code></summary>${json(schema)}</details>`)
    .join('');
}
