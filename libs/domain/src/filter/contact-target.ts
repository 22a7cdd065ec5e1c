import * as z from 'zod';
import { contactIdSchema } from '../contact/index.js';
import { filterSchema } from './filter.contract.js';
import { filterIdSchema } from './saved-filter.contract.js';

/** Contacts that a request can name one by one, as chosen or as left out. */
export const maxNamedContacts = 10_000;

const ids = z.array(contactIdSchema).max(maxNamedContacts);
/** Contacts that are left out although the filter finds them. */
const exclude = ids.default([]);

/** Which contacts a job is about: those named, those that fulfil a filter (or a saved one, by its id), or all. */
export const contactTargetSchema = z.union([
  z.strictObject({ ids: ids.min(1) }),
  z.strictObject({ filter: z.union([filterIdSchema, filterSchema]), exclude }),
  z.strictObject({ all: z.literal(true), exclude }),
]);
/** See {@link contactTargetSchema}. */
export type ContactTarget = z.infer<typeof contactTargetSchema>;
