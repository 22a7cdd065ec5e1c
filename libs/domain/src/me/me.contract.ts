import * as z from 'zod';
import { permissionSchema, roleSchema } from '../permission/permissions.js';
import { tenantIdSchema } from '../tenant/tenant-id.js';

const tenantSchema = z.strictObject({ id: tenantIdSchema, name: z.string() });

/** Who is signed in, where, and what they may do: the console builds its menus from it. */
export const meViewSchema = z.strictObject({
  /** With an API key: the key's id and name, and no e-mail. */
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string().nullable() }),
  tenant: tenantSchema,
  tenants: z.array(tenantSchema),
  roles: z.array(roleSchema),
  permissions: z.array(permissionSchema),
  /** What this tenant has that not every one has. */
  flags: z.strictObject({ encryptedFields: z.boolean() }),
  /** Rollcall's version. */
  version: z.string(),
});
/** See {@link meViewSchema}. */
export type MeView = z.infer<typeof meViewSchema>;
/** One of the flags of {@link meViewSchema}. */
export type MeFlag = keyof MeView['flags'];

/** Moves this session to another tenant of the same person. */
export const switchTenantSchema = z.strictObject({ tenantId: tenantIdSchema });
/** See {@link switchTenantSchema}. */
export type SwitchTenant = z.infer<typeof switchTenantSchema>;
