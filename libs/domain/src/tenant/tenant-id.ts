import * as z from 'zod';

/** One client organisation, a UUID. It comes from the session, the API key or the `jobs` row, never from a payload. */
export const tenantIdSchema = z.uuid().brand<'TenantId'>();
/** See {@link tenantIdSchema}. */
export type TenantId = z.infer<typeof tenantIdSchema>;
