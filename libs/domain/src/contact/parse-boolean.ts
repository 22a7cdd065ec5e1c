const words = new Map<string, boolean>();
for (const word of 'true t yes y 1 on x active enabled activo si sí oui ja wahr vrai verdadero aktiv'.split(' '))
  words.set(word, true);
for (const word of 'false f no n 0 off inactive disabled inactivo non nein falsch faux falso inaktiv'.split(' '))
  words.set(word, false);

/** Reads yes or no in the words that files use, in any case. Null if it is neither. */
export function parseBoolean(raw: string): boolean | null {
  return words.get(raw.trim().toLowerCase()) ?? null;
}
