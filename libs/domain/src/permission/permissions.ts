import * as z from 'zod';

/** Every permission, as `feature.verb`. The api's guards and the console's menus read this one list. */
export const permissions = [
  'contact.read',
  'contact.write',
  'contact.delete',
  'contact.import',
  'contact.export',
  'contact.erase',
  'contact.create-custom-field',
  'bulk.status',
  'bulk.balance',
  'bulk.due-date',
  'bulk.group',
  'bulk.ownership',
  'bulk.consent',
  'bulk.custom',
  'bulk.fields',
  'bulk.delete',
  'bulk.approve',
  'encrypted.reveal',
  'encrypted.search',
  'encrypted.write',
  'note.read',
  'note.write',
  'interaction.write',
  'group.manage',
  'callback.manage',
  'filter.share',
  'job.read',
  'job.read-all',
  'job.control',
  'job.control-all',
  'job.undo',
  'job.undo-all',
  'audit.read',
  'user.manage',
  'api-key.manage',
  'webhook.manage',
  'settings.manage',
  'view.share',
] as const;
/** One word of {@link permissions}. */
export type Permission = (typeof permissions)[number];
/** A permission in a request or an answer. */
export const permissionSchema = z.enum(permissions);

/**
 * The built-in roles (SCREENS §0.12). `encrypted.reveal`, `encrypted.search` and `contact.erase` belong to none of them: a tenant gives
 * the first two to roles of its choice in its settings.
 */
export const roles = ['viewer', 'agent', 'service-advisor', 'dealer-admin', 'supervisor', 'admin', 'auditor'] as const;
/** One word of {@link roles}. */
export type Role = (typeof roles)[number];
/** A role in a request or an answer. */
export const roleSchema = z.enum(roles);

const viewer = ['contact.read', 'job.read'] as const satisfies readonly Permission[];
const agent = [
  ...viewer,
  'contact.write',
  'callback.manage',
  'encrypted.write',
  'note.read',
  'note.write',
] as const satisfies readonly Permission[];
const sharing = ['filter.share', 'view.share'] as const satisfies readonly Permission[];
const bulkOfSupervisor = ['bulk.status', 'bulk.group', 'bulk.ownership'] as const satisfies readonly Permission[];
const supervisor = [
  ...agent,
  'group.manage',
  ...sharing,
  ...bulkOfSupervisor,
  'job.control',
  'job.undo',
] as const satisfies readonly Permission[];

/** What each role may do; the only table of it. */
export const rolePermissions = {
  viewer,
  agent,
  'service-advisor': agent,
  'dealer-admin': [...agent, 'group.manage', ...sharing],
  supervisor,
  admin: [
    ...supervisor,
    'contact.delete',
    'contact.import',
    'contact.export',
    'contact.create-custom-field',
    'bulk.balance',
    'bulk.due-date',
    'bulk.consent',
    'bulk.custom',
    'bulk.fields',
    'bulk.delete',
    'bulk.approve',
    'interaction.write',
    'job.read-all',
    'job.control-all',
    'job.undo-all',
    'audit.read',
    'user.manage',
    'api-key.manage',
    'webhook.manage',
    'settings.manage',
  ],
  auditor: ['job.read', 'job.read-all', 'audit.read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** Permissions that a tenant may give to roles by its settings. */
export const grantablePermissions = ['encrypted.reveal', 'encrypted.search'] as const satisfies readonly Permission[];
/** One word of {@link grantablePermissions}. */
export type GrantablePermission = (typeof grantablePermissions)[number];

/**
 * The permissions of somebody with these roles, each once, in the order of {@link permissions}.
 * @param given what the tenant's settings add for these roles
 */
export function permissionsOf(held: readonly Role[], given: readonly Permission[] = []): readonly Permission[] {
  const granted = new Set<Permission>([...held.flatMap((role) => rolePermissions[role]), ...given]);
  return permissions.filter((permission) => granted.has(permission));
}
