import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where a webhook may go although it is no public address: host names, and networks as `10.0.0.0/8`. */
export interface AddressGuard {
  /** Why this URL is not called at all; null: it may be tried. Addresses behind a name are only known to `lookup`. */
  refuses(url: string): string | null;
  /** For the socket: resolves, checks, and hands on the very addresses that were checked, so a second answer cannot differ. */
  readonly lookup: LookupFunction;
}

/** Not on the public internet (IANA special-purpose registries), or a way around through a translator. */
const closedV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Only 2000::/3 is given out; of it, these carry an IPv4 address inside (Teredo, 6to4) or are for examples. */
const openV6 = listOf(['2000::/3']);
const closed = listOf([...closedV4, '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/**
 * Reads `ROLLCALL_WEBHOOK_ALLOW`, already split. Throws for a network that is none.
 * @param allow host names, addresses and networks that are let through; plain http is allowed to them alone
 */
export function guardAddresses(allow: readonly string[]): AddressGuard {
  const names = new Set(allow.filter((entry) => !isNetwork(entry)).map((entry) => entry.toLowerCase()));
  const networks = listOf(allow.filter(isNetwork));
  const mayReach = (address: string) => inList(networks, address) || isPublic(address);
  return {
    refuses: (text) => refusalOf(text, (host) => names.has(host) || inList(networks, host), mayReach),
    lookup: (host, options, done) => {
      resolve(host, { ...options, all: true }, (error, found) => {
        const bad = error ?? trouble(found, (address) => names.has(host.toLowerCase()) || mayReach(address));
        const first = found?.[0];
        if (bad !== null || first === undefined) return done(bad ?? new Error('no-address'), [] as never);
        if (options.all === true) return done(null, found);
        return done(null, first.address, first.family);
      });
    },
  };
}

/** Reads a list of hosts and networks, commas between them, as the environment has it. Throws for a network that is none. */
export function readAllowed(text: string): readonly string[] {
  const allowed = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  guardAddresses(allowed);
  return allowed;
}

/** One bad address spoils the name: which of them the socket takes is chance. */
function trouble(found: readonly { address: string }[], mayReach: (address: string) => boolean): Error | null {
  return found.every(({ address }) => mayReach(address)) ? null : new Error('address-refused');
}

function refusalOf(text: string, named: (host: string) => boolean, mayReach: (address: string) => boolean) {
  if (!URL.canParse(text)) return 'url-malformed';
  const url = new URL(text); // also reads 0x7f.1, 017700000001 and 2130706433 as the address they are
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (!['http:', 'https:'].includes(url.protocol)) return 'scheme-refused';
  if (url.username !== '' || url.password !== '') return 'credentials-refused';
  if (named(host)) return null;
  if (url.protocol !== 'https:') return 'scheme-refused';
  if (url.port !== '' && Number(url.port) < 1024) return 'port-refused';
  return isIP(host) !== 0 && !mayReach(host) ? 'address-refused' : null;
}

function isPublic(address: string): boolean {
  if (isIP(address) === 6 && !inList(openV6, address)) return false;
  return isIP(address) !== 0 && !inList(closed, address);
}

const inList = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

const isNetwork = (entry: string): boolean => entry.includes('/') || isIP(entry) !== 0;

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    const six = isIP(address) === 6;
    list.addSubnet(address, bits === undefined ? (six ? 128 : 32) : Number(bits), six ? 'ipv6' : 'ipv4');
  }
  return list;
}
