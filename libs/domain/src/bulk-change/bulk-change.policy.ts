import type { Permission } from '../permission/index.js';
import type { BulkChangeSettings } from './bulk-change.contract.js';
import type { BulkCategory } from './bulk-change.fields.js';

/** The permission that each category asks for. */
export const bulkPermissions = {
  status: 'bulk.status',
  balance: 'bulk.balance',
  'due-date': 'bulk.due-date',
  group: 'bulk.group',
  ownership: 'bulk.ownership',
  consent: 'bulk.consent',
  custom: 'bulk.custom',
  fields: 'bulk.fields',
  delete: 'bulk.delete',
} as const satisfies Record<BulkCategory, Permission>;

/** What a bulk change of so many contacts asks for before it begins. */
export interface Safeguards {
  /** The number has to be typed in, and a reason given. */
  readonly isTyped: boolean;
  /** Somebody else has to agree. */
  readonly isApproved: boolean;
}

/** Which safeguards a tenant wants for a category and a number of contacts. */
export function safeguardsOf(settings: BulkChangeSettings, category: BulkCategory, count: number): Safeguards {
  const isDelete = category === 'delete';
  const { typedAbove, approvalAbove, approvalForDelete } = settings;
  return {
    isTyped: isDelete || count > typedAbove,
    isApproved: (isDelete && approvalForDelete) || (approvalAbove !== null && count > approvalAbove),
  };
}

/** What a request lacks of what a safeguard asks, as the errors of a 422. */
export function findMissing(
  { isTyped }: Safeguards,
  count: number,
  given: { readonly typedCount?: number | undefined; readonly reason: string },
): readonly { readonly path: string; readonly code: string; readonly message: string }[] {
  if (!isTyped) return [];
  const errors: { path: string; code: string; message: string }[] = [];
  if (given.typedCount !== count) {
    const code = given.typedCount === undefined ? 'typed-count.required' : 'typed-count.wrong';
    errors.push({ path: 'typedCount', code, message: 'The number of contacts has to be typed in.' });
  }
  if (given.reason === '') errors.push({ path: 'reason', code: 'reason.required', message: 'A reason is needed.' });
  return errors;
}
