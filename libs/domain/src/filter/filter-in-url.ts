/** Characters of a filter in an address; longer ones are kept by `POST /filters` and named by their id. */
export const maxFilterInUrl = 3000;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What `filter=` of an address holds: the id of a saved filter, something that should be a filter, or nothing readable. */
export type FilterInUrl =
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'filter'; readonly input: unknown }
  | { readonly kind: 'malformed' };

/** Writes a filter for an address: base64url of its JSON. */
export function toFilterInUrl(filter: unknown): string {
  const bytes = [...encodeURIComponent(JSON.stringify(filter)).matchAll(/%([0-9A-F]{2})|./g)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : parseInt(hex, 16),
  );
  return toBase64Url(bytes);
}

/** Reads what {@link toFilterInUrl} wrote, or an id. Never throws. */
export function fromFilterInUrl(text: string): FilterInUrl {
  if (uuid.test(text)) return { kind: 'saved', id: text.toLowerCase() };
  const bytes = fromBase64Url(text);
  if (bytes === null) return { kind: 'malformed' };
  try {
    const json = decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    return { kind: 'filter', input: JSON.parse(json) as unknown };
  } catch (error) {
    // What is no UTF-8 and what is no JSON.
    if (error instanceof URIError || error instanceof SyntaxError) return { kind: 'malformed' };
    throw error;
  }
}

// Neither Buffer nor atob is there: this runs in browsers too, and the domain knows no platform.
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.slice(at, at + 3);
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    const count = two === undefined ? 2 : three === undefined ? 3 : 4;
    for (let place = 0; place < count; place += 1) text += letters[(bits >> (18 - 6 * place)) & 63] ?? '';
  }
  return text;
}

function fromBase64Url(text: string): number[] | null {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const letter of text.replace(/=+$/, '')) {
    const value = letters.indexOf(letter === '+' ? '-' : letter === '/' ? '_' : letter);
    if (value < 0) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 255);
  }
  return bytes.length === 0 ? null : bytes;
}
