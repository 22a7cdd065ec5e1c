import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const domain = join(root, 'libs/domain/src');

/** The kinds of jobs: every domain folder with a `<name>.kind.ts`. The one of `job` says what a kind is. */
export const kindFolders = readdirSync(domain).filter(
  (name) => name !== 'job' && existsSync(join(domain, name, `${name}.kind.ts`)),
);

/** What every feature may use. Everything else that has a contract in the domain keeps to itself. */
const open = [
  'agent-desktop',
  'audit',
  'callback',
  'consent',
  'contact',
  'encrypted',
  'filter',
  'job',
  'kinds',
  'mail',
  'me',
  'permission',
  'reach',
  'refusal',
  'tenant',
  'upload',
  'view',
];

/** Features that no sibling may import: kinds, and what has a folder in the domain without being open to all. */
export const closedFeatures = new Set(
  readdirSync(domain, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !open.includes(entry.name))
    .map(({ name }) => name),
);

/**
 * Which feature a path belongs to: the first folder below `src` (`src/app` in a console). Files and clients have none.
 * @param {string} path
 */
export function featureOf(path) {
  const [, feature] =
    /(?:libs\/(?:domain|db|queue)|apps\/[^/]+)\/src\/(?:app\/)?([^/]+)\/[^/]*/.exec(path.replaceAll('\\', '/')) ?? [];
  return feature === undefined || feature === 'app' ? null : feature; // a file of the console's own root has none
}
