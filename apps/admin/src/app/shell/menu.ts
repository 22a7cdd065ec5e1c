import type { Permission } from '@rollcall/domain/permission';
import type { IconName } from '../icon/icon-paths';

/** One entry of the left rail. It is absent for people without the permission. */
export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
  /** The letter behind `g` that goes there. */
  readonly key: string;
}

/** The rail, top to bottom: what exists, and nothing else. */
export const menu: readonly MenuEntry[] = [
  { path: '/contacts', label: 'Contacts', icon: 'contacts', permission: 'contact.read', key: 'c' },
  { path: '/callbacks', label: 'Callbacks', icon: 'phone', permission: 'contact.read', key: 'k' },
  { path: '/imports', label: 'Imports', icon: 'import', permission: 'job.read', key: 'i' },
  { path: '/jobs', label: 'Jobs', icon: 'jobs', permission: 'job.read', key: 'j' },
];
