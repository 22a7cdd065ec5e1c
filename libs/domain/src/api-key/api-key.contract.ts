import * as z from 'zod';
import { permissionSchema } from '../permission/permissions.js';

/** An API key's id, a UUID. Not the key itself. */
export const apiKeyIdSchema = z.uuid().brand<'ApiKeyId'>();
/** See {@link apiKeyIdSchema}. */
export type ApiKeyId = z.infer<typeof apiKeyIdSchema>;

/** A key as it is listed: never the key, only its first characters. */
export const apiKeyViewSchema = z.strictObject({
  id: apiKeyIdSchema,
  name: z.string(),
  /** The first characters, for telling keys apart. */
  prefix: z.string(),
  scopes: z.array(permissionSchema),
  createdBy: z.strictObject({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** When it was last used, to the minute. */
  lastUsedAt: z.iso.datetime().nullable(),
});
/** See {@link apiKeyViewSchema}. */
export type ApiKeyView = z.infer<typeof apiKeyViewSchema>;

/** All keys of a tenant, newest first. */
export const apiKeyListSchema = z.strictObject({ items: z.array(apiKeyViewSchema) });
/** See {@link apiKeyListSchema}. */
export type ApiKeyList = z.infer<typeof apiKeyListSchema>;

/** Makes a key. Its scopes can only be permissions that its maker has. */
export const createApiKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(permissionSchema)
    .min(1)
    .max(50)
    .refine((scopes) => new Set(scopes).size === scopes.length, 'Each permission once'),
  expiresAt: z.iso.datetime().nullable().default(null),
});
/** See {@link createApiKeySchema}. */
export type CreateApiKey = z.infer<typeof createApiKeySchema>;

/** The answer to making a key: the only time the key itself is shown. */
export const createdApiKeySchema = apiKeyViewSchema.extend({ key: z.string() });
/** See {@link createdApiKeySchema}. */
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
