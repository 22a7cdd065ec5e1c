import { contactSorts, type ContactSort } from '@rollcall/domain/contact';
import { pageSizes } from '../data-table/pager';

export const ownSort: ContactSort = '-created';
export const ownLimit = 50;

/** The sort of the address; a word nobody knows is no reason for an error page. */
export const sortOf = (word: string | undefined): ContactSort => contactSorts.find((sort) => sort === word) ?? ownSort;

/** The page size of the address, one of those offered. */
export const limitOf = (text: string | undefined): number => pageSizes.find((size) => `${size}` === text) ?? ownLimit;

/** How far a list was looked through, out of what the server understood; '' if it was to the end. */
export function howFar(understood: string | null): string {
  const at = understood?.indexOf('. Looked through') ?? -1;
  return at === -1 ? '' : (understood?.slice(at + 2) ?? '');
}

const sortTexts: Record<ContactSort, string> = {
  '-created': 'newest first',
  created: 'oldest first',
  name: 'by name, A to Z',
  '-name': 'by name, Z to A',
  contactId1: 'by Contact ID 1, ascending',
  '-contactId1': 'by Contact ID 1, descending',
};

/** The sort in words, for the table's caption. */
export const sortText = (sort: ContactSort): string => sortTexts[sort];
