import type { Permission } from '@rollcall/domain/permission';
import type { IconName } from '../icon/icon-paths';

/** One entry of the left rail. It is absent for people without the permission. */
export interface MenuEntry {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
}

/** The rail, top to bottom: what exists, and nothing else. */
export const menu: readonly MenuEntry[] = [
  { path: '/contacts', label: 'Contacts', icon: 'contacts', permission: 'contact.read' },
  { path: '/imports', label: 'Imports', icon: 'import', permission: 'job.read' },
  { path: '/jobs', label: 'Jobs', icon: 'jobs', permission: 'job.read' },
];
