import { filterSchema, fromFilterInUrl, toFilterInUrl, type Filter } from '@rollcall/domain/filter';

/** Longer filters are kept by the server and named by an id: addresses are copied, mailed and logged. */
const longestAddress = 2_000;

/** What `filter` of an address says. */
export type AddressFilter =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly id: string }
  | { readonly kind: 'filter'; readonly filter: Filter }
  | { readonly kind: 'unreadable' };

/** Reads `filter` of an address. Whatever stands there, it is no reason for a page without an answer. */
export function readAddress(text: string | undefined): AddressFilter {
  if (text === undefined || text === '') return { kind: 'none' };
  const read = fromFilterInUrl(text);
  if (read.kind === 'saved') return read;
  const filter = read.kind === 'filter' ? filterSchema.safeParse(read.input) : null;
  return filter?.success === true ? { kind: 'filter', filter: filter.data } : { kind: 'unreadable' };
}

/** Whether everybody is meant. */
export const isEverybody = (filter: Filter): boolean =>
  'all' in filter && filter.all.length === 0 && filter.not !== true;

/** A filter as an address holds it; null: everybody is meant, which an address does not say. */
export const toAddress = (filter: Filter): string | null => (isEverybody(filter) ? null : toFilterInUrl(filter));

/** Whether it must be kept by the server instead. */
export const isTooLong = (address: string): boolean => address.length > longestAddress;

/** Whether two filters say the same, word by word. */
export const isSameFilter = (one: Filter, other: Filter): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Both must hold. */
export function bothOf(one: Filter, other: Filter): Filter {
  if (isEverybody(one)) return other;
  return isEverybody(other) ? one : { all: [one, other] };
}
