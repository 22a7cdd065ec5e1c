import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './files.js';
import { openFolder } from './folder-files.js';

/**
 * Opens the store that `FILES_URL` names: a path, or a `file://` URL. Missing folders are made, readable for us alone.
 * The only place that knows which shape it runs in.
 */
export function openFiles(url: string): Promise<Files> {
  if (url.startsWith('file:')) return openFolder(fileURLToPath(url));
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(url)?.[1];
  if (scheme !== undefined) throw new Error(`FILES_URL: "${scheme}:" is not supported, only a folder is`);
  return openFolder(resolve(url));
}
