import * as z from 'zod';
import { roleSchema } from '../permission/permissions.js';

/** A person who can sign in, a UUID. Not a tenant's: memberships say where somebody works. */
export const userIdSchema = z.uuid().brand<'UserId'>();
/** See {@link userIdSchema}. */
export type UserId = z.infer<typeof userIdSchema>;

const rolesSchema = z
  .array(roleSchema)
  .min(1)
  .max(7)
  .refine((roles) => new Set(roles).size === roles.length, 'Each role once');

/** A member of the tenant as its administrators see them. */
export const userViewSchema = z.strictObject({
  id: userIdSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  /** False: cannot sign in to this tenant. */
  isActive: z.boolean(),
  hasTwoFactor: z.boolean(),
  createdAt: z.iso.datetime(),
});
/** See {@link userViewSchema}. */
export type UserView = z.infer<typeof userViewSchema>;

/** One page of members by name. */
export const userListSchema = z.strictObject({
  items: z.array(userViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
});
/** See {@link userListSchema}. */
export type UserList = z.infer<typeof userListSchema>;

/** Which members to list. */
export const userQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: userIdSchema.optional(),
});
/** See {@link userQuerySchema}. */
export type UserQuery = z.infer<typeof userQuerySchema>;

/** Passwords: length is what counts (ASVS 6.2). 128 bounds the work of hashing. */
export const passwordSchema = z.string().min(12).max(128);

/** Makes a person a member. Somebody who is known already keeps their password; then `password` is not looked at. */
export const createUserSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(254).toLowerCase(),
  password: passwordSchema,
  roles: rolesSchema,
});
/** See {@link createUserSchema}. */
export type CreateUser = z.infer<typeof createUserSchema>;

/** Changes a membership. Their sessions see it with the next request. */
export const changeUserSchema = z
  .strictObject({ roles: rolesSchema.optional(), isActive: z.boolean().optional() })
  .refine((change) => change.roles !== undefined || change.isActive !== undefined, 'Nothing to change');
/** See {@link changeUserSchema}. */
export type ChangeUser = z.infer<typeof changeUserSchema>;
