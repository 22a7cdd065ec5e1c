/** Fills the part of a document that stands between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function fillPart(/** @type {string} */ document, /** @type {string} */ name, /** @type {string} */ content) {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no part between ${begin} and ${end}`);
  return `${document.slice(0, from + begin.length)}\n${content}\n${document.slice(to)}`;
}
