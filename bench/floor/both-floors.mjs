import { told } from '../product/run.mjs';
import { exportTables, loadExpertFloor, loadFloor, secondsOf } from './floor.mjs';

/**
 * Both floors for the rows that lie in the tables, one after the other, with nothing left of them behind. Nothing else may
 * be at work meanwhile.
 * @param {import('pg').Client} owner
 * @param {string} folder
 */
export async function measureFloors(owner, folder) {
  await told('Exporting the rows', () => exportTables(owner, folder));
  const tables = await told('(a) floor', () => loadFloor(owner, folder));
  await owner.query('drop schema floor cascade');
  const heaps = await told("(e) expert's floor", () => loadExpertFloor(owner, folder));
  await owner.query('drop schema expert cascade');
  return {
    floor: { seconds: secondsOf(tables), tables },
    expertFloor: { seconds: secondsOf(heaps), tables: heaps },
  };
}
