import { existsSync, readFileSync } from 'node:fs';

const form = /^[0-9a-f]{64}$/i;

/** Where master keys are looked for. */
export interface MasterKeySource {
  /** The keys themselves, in hex, separated by commas or white space. */
  readonly text: string | undefined;
  /** A file with the same, which must be there. */
  readonly file: string | undefined;
  /** A file that is read if it is there and nothing else is given. */
  readonly usualFile: string | undefined;
}

/**
 * Reads master keys: 32 bytes in hex each, the one that wraps first, older ones behind it. None if nothing is given.
 * Throws one sentence that names the source and never the key.
 */
export function readMasterKeys({ text, file, usualFile }: MasterKeySource): readonly Buffer[] {
  if (text !== undefined) return keysIn(text, 'ROLLCALL_MASTER_KEY');
  const path = file ?? (usualFile !== undefined && existsSync(usualFile) ? usualFile : undefined);
  if (path === undefined) return [];
  return keysIn(contentOf(path), path);
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    throw new Error(`The master key file ${path} cannot be read (${code ?? 'unknown'}).`, { cause: fault });
  }
}

function keysIn(text: string, source: string): readonly Buffer[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0 || !words.every((word) => form.test(word)))
    throw new Error(`${source} is wrong: it must hold 32 random bytes in hex, or several such keys.`);
  return words.map((word) => Buffer.from(word, 'hex'));
}
