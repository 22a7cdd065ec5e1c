import { join } from 'node:path';
import { bytesOf, tableSizes } from '../floor/sizes.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { told } from '../product/run.mjs';
import { Needles } from '../questions/needles.mjs';
import { pagingReaders } from '../questions/readers.mjs';
import { checkTables } from '../truth/check.mjs';
import { checksums, sameChecksums } from '../truth/checksum.mjs';
import { watchDatabase } from '../watch/database-pulse.mjs';
import { filesLeft, noteTables, tablesLeft } from '../watch/leftovers.mjs';
import { besideReaders, watchReaders } from '../watch/readers.mjs';
import { copyTables, exportCleanRows, runReference, settleTables } from './reference.mjs';

/** @typedef {import('../generate/contact-file.mjs').ContactFile} ContactFile */
/** @typedef {Record<string, import('../watch/latency.mjs').Latency>} Latencies */

const liveTables = ['contacts', 'contact_phones', 'contact_emails'];

/**
 * Both ways to bring a second file into a tenant that has taken in a first one, each beside the same readers, each into
 * tables that were settled just before. Throws if either ends with anything but what the truth says.
 * @param {import('../product/product.mjs').Product} product
 * @param {import('pg').Client} owner
 * @param {{ first: ContactFile, second: ContactFile, path: string, truth: import('../generate/write-file.mjs').Truth,
 *   folder: string, idleMs: number, hasTwins?: boolean, isCompared?: boolean }} given `path`: the second file; `hasTwins`: the copies
 *   are there; `isCompared`: whether both must end with the same rows, which takes time;
 *   `idleMs`: how long readers read before, and with 0 there are none
 */
export async function measureUpsert(product, owner, given) {
  const { first, second, path, truth, folder, idleMs, hasTwins = false, isCompared = true } = given;
  const { client } = product;
  const readers = idleMs === 0 ? {} : pagingReaders(client, new Needles(first, 2));
  if (!hasTwins) await told('Copying the tables for the reference', () => copyTables(owner));
  await told('Settling both', async () => {
    await settleTables(owner, 'twin');
    await settleTables(owner, 'public');
  });
  const idle = await told('Readers, idle', () => watchReaders(client, readers, AbortSignal.timeout(idleMs)));
  const before = {
    tables: await noteTables(owner),
    bytes: await liveBytes(owner),
    contacts: await liveContacts(owner),
  };
  const stopLooking = await watchDatabase(product.ownerUrl);
  const rollcall = await measureImport(product, path, truth, () => readers);
  const pulse = await stopLooking();
  const after = { bytes: await liveBytes(owner), contacts: await liveContacts(owner) };
  const left = { tables: await tablesLeft(owner, before.tables), files: filesLeft(product.home, await jobIds(client)) };
  await told('Comparing tables and truth', () => checkTables(owner, first, second));
  await product.stopWorkers();
  const rows = join(folder, 'reference.copy');
  await told('Exporting the clean rows', () => exportCleanRows(owner, second, rows));
  if (isCompared) await settleTables(owner, 'twin');
  const { result: reference, latency } = await told('(a) reference', () =>
    besideReaders(client, readers, () => runReference(owner, rows, rollcall.jobId)),
  );
  if (isCompared)
    await told('Comparing both', async () =>
      sameChecksums('THE REFERENCE', await checksums(owner, 'twin'), await checksums(owner)),
    );
  return {
    ratio: rollcall.seconds / reference.seconds,
    rollcall,
    reference,
    latency: /** @type {Record<'idle' | 'during' | 'reference', Latencies>} */ ({
      idle,
      during: rollcall.latency,
      reference: latency,
    }),
    pulse,
    growth: { before: { bytes: before.bytes, contacts: before.contacts }, after },
    left,
  };
}

const liveBytes = async (/** @type {import('pg').Client} */ owner) => bytesOf(await tableSizes(owner), liveTables);

async function liveContacts(/** @type {import('pg').Client} */ owner) {
  const { rows } = await owner.query('select count(*)::float8 as live from contacts where deleted_at is null');
  return Number(rows[0].live);
}

async function jobIds(/** @type {import('../product/client.mjs').Client} */ client) {
  /** @type {import('@rollcall/domain/job').JobList} */
  const { items } = await client.get('/jobs?limit=200');
  return items.map(({ id }) => String(id));
}
