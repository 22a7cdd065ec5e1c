/**
 * Fails on a lock file that `npm ci` would refuse elsewhere: `npm install` beside an existing node_modules may leave the
 * optional packages of other platforms out, and then a fresh machine cannot install. Also on download addresses.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conclude, root } from './files.mjs';

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const complaints = Object.entries(packages).flatMap(([path, { optionalDependencies = {}, resolved = '' }]) => [
  ...Object.keys(optionalDependencies)
    .filter((name) => !isLocked(path, name))
    .map((name) => `${name}, optional for ${path}, is not in the lock file`),
  ...(/^https?:/.test(resolved) ? [`${path} names a download address`] : []),
]);
conclude('lock file', complaints);

/** Looks where Node would: beside, then in each folder above. */
function isLocked(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
}
