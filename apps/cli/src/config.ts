import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Problem } from './problem.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What every command needs to know of its surroundings. */
export interface Config {
  readonly url: string;
  readonly apiKey: string;
  /** The home of the local instance. */
  readonly home: string;
  /** Where the caller stands. npm changes to the project first, so paths are not meant from where we run. */
  readonly folder: string;
}

const credentialsSchema = z.object({ url: z.string(), apiKey: z.string() });

/** Environment first, then the credentials that `npm start` keeps. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const folder = env['INIT_CWD'] ?? process.cwd();
  const home = env['ROLLCALL_HOME'] ? resolve(folder, env['ROLLCALL_HOME']) : resolve(root, '.rollcall');
  const local = env['ROLLCALL_URL'] && env['ROLLCALL_API_KEY'] ? null : readCredentials(home);
  const url = env['ROLLCALL_URL'] ?? local?.url;
  const apiKey = env['ROLLCALL_API_KEY'] ?? local?.apiKey;
  if (!url || !apiKey)
    throw new Problem({
      code: 'credentials-missing',
      title: `No credentials: run "npm start" first (none in ${home}), or set ROLLCALL_URL and ROLLCALL_API_KEY`,
    });
  return { url: url.replace(/\/+$/, ''), apiKey, home, folder };
}

function readCredentials(home: string): z.infer<typeof credentialsSchema> | null {
  let text: string;
  try {
    text = readFileSync(resolve(home, 'credentials.json'), 'utf8');
  } catch {
    return null; // not started here, or not ours to read: the caller says what to do
  }
  const read = credentialsSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}
