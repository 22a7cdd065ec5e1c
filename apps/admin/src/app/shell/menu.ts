import type { Permission } from '@rollcall/domain/permission';
import type { IconName } from '../icon/icon-paths';
import { settingsPermissions } from '../settings/settings-sections';

/** One entry of the left rail. It is absent for people without the permission. */
export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  /** Of several one is enough; null: everybody has it. */
  readonly permission: Permission | readonly Permission[] | null;
  /** The letter behind `g` that goes there. */
  readonly key: string;
}

/** The rail, top to bottom: what exists, and nothing else. */
export const menu: readonly MenuEntry[] = [
  { path: '/', label: 'Home', icon: 'home', permission: null, key: 'h' },
  { path: '/contacts', label: 'Contacts', icon: 'contacts', permission: 'contact.read', key: 'c' },
  { path: '/callbacks', label: 'Callbacks', icon: 'phone', permission: 'contact.read', key: 'k' },
  { path: '/imports', label: 'Imports', icon: 'import', permission: 'job.read', key: 'i' },
  { path: '/jobs', label: 'Jobs', icon: 'jobs', permission: 'job.read', key: 'j' },
  { path: '/settings', label: 'Settings', icon: 'gear', permission: settingsPermissions, key: 'e' },
];

/** Whether somebody finds an entry in the rail. */
export function isOpenTo({ permission }: MenuEntry, may: (permission: Permission) => boolean): boolean {
  if (permission === null) return true;
  return typeof permission === 'string' ? may(permission) : permission.some((each) => may(each));
}
