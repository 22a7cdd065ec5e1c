import * as z from 'zod';

/** A group's number, unique inside its tenant. */
export const groupIdSchema = z.int().positive().brand<'GroupId'>();
/** See {@link groupIdSchema}. */
export type GroupId = z.infer<typeof groupIdSchema>;

/** A group of contacts. A contact is in one group at most. */
export const groupViewSchema = z.strictObject({
  id: groupIdSchema,
  name: z.string(),
  /** Live contacts in it: exact up to 10,000, then judged by a sample. */
  contacts: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate']) }),
  /** Null for groups older than this was written down. */
  createdAt: z.iso.datetime().nullable(),
  /** Null for groups that a file brought. */
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  version: z.int(),
});
/** See {@link groupViewSchema}. */
export type GroupView = z.infer<typeof groupViewSchema>;

/** One page of groups by name. */
export const groupListSchema = z.strictObject({
  items: z.array(groupViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
});
/** See {@link groupListSchema}. */
export type GroupList = z.infer<typeof groupListSchema>;

const plain = /^[^\p{Cc}\p{Cs}]+$/u;

/** Which groups to list; `q` is a part of their name. */
export const groupQuerySchema = z.strictObject({
  q: z.string().trim().max(100).regex(plain).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).regex(plain).optional(),
});
/** See {@link groupQuerySchema}. */
export type GroupQuery = z.infer<typeof groupQuerySchema>;

const name = z.string().trim().min(1).max(100).regex(plain, 'One line of plain text');

/** Makes a group. */
export const createGroupSchema = z.strictObject({ name });
/** See {@link createGroupSchema}. */
export type CreateGroup = z.infer<typeof createGroupSchema>;

/** Renames a group. */
export const changeGroupSchema = z.strictObject({ name });
/** See {@link changeGroupSchema}. */
export type ChangeGroup = z.infer<typeof changeGroupSchema>;

/** Contacts a group may have to be deleted at once; more are moved by a bulk change first. */
export const maxContactsMoved = 10_000;

/** Where the contacts of a group go that is deleted: into another one, or into none. Without it only an empty one is deleted. */
export const deleteGroupQuerySchema = z.strictObject({
  moveTo: z.union([z.literal('none'), z.coerce.number().pipe(groupIdSchema)]).optional(),
});
/** See {@link deleteGroupQuerySchema}. */
export type DeleteGroupQuery = z.infer<typeof deleteGroupQuerySchema>;

/** What became of the contacts of a group that was deleted. */
export const deletedGroupSchema = z.strictObject({ id: groupIdSchema, movedContacts: z.int() });
/** See {@link deletedGroupSchema}. */
export type DeletedGroup = z.infer<typeof deletedGroupSchema>;
