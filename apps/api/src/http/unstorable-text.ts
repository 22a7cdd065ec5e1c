/** A place in a request, from its root. */
type Path = readonly PropertyKey[];

/**
 * Where a request holds text that PostgreSQL cannot keep: NUL, or half of a surrogate pair; in values and in the names of keys. Null
 * if nowhere. Only for what a schema has let through: that bounds how deep it looks.
 */
export function findUnstorable(value: unknown, path: Path = []): Path | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = isStorable(key) ? findUnstorable(inner, [...path, key]) : path;
    if (found !== null) return found;
  }
  return null;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
