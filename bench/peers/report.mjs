import { count, seconds, table } from '../report/table.mjs';

/**
 * One way to load the rows. Those beside Rollcall get them clean: somebody else has done that part of the work.
 * @typedef {{ name: string, seconds: number | null, rows: number, lacks: string, missing: string | null }} Peer
 */
/** @typedef {{ command: 'peers', rows: number, machine: string, commit: string, peers: Peer[] }} PeersReport */

/** The report as people read it. */
export const renderPeers = (/** @type {PeersReport} */ { peers, rows, machine, commit }) =>
  [
    `${count(rows)} rows by Rollcall, the clean ones among them by others · ${machine} · ${commit}`,
    '',
    ...table([
      ['', 'rows', 'time', 'a second'],
      ...peers.map((peer) => [
        peer.name,
        count(peer.rows),
        peer.seconds === null ? (peer.missing ?? '') : seconds(peer.seconds),
        peer.seconds === null ? '' : count(peer.rows / peer.seconds),
      ]),
    ]),
    '',
    'What each does not do:',
    ...peers.map(({ name, lacks }) => `  ${name}: ${lacks}`),
  ].join('\n');
