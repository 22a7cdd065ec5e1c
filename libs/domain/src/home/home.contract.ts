import * as z from 'zod';
import { callbackCountsSchema } from '../callback/index.js';
import { everyContact, filterSchema } from '../filter/index.js';
import type { Filter } from '../filter/index.js';
import { isZone } from '../reach/index.js';

/** Whose day is "today": the zone of whoever looks. */
export const homeQuerySchema = z.strictObject({
  zone: z
    .string()
    .max(60)
    .refine((zone) => /^[A-Za-z]/.test(zone) && isZone(zone), 'A zone such as America/New_York')
    .default('UTC'),
});
/** See {@link homeQuerySchema}. */
export type HomeQuery = z.infer<typeof homeQuerySchema>;

/** `eq`: exactly so many; `estimate`: about; `gte`: at least. */
const totalSchema = z.strictObject({ value: z.int().nonnegative(), relation: z.enum(['eq', 'estimate', 'gte']) });
/** See {@link totalSchema}. */
export type HomeTotal = z.infer<typeof totalSchema>;

/** A number with the filter of its list: the list counts in the same way. */
const listedSchema = totalSchema.extend({ filter: filterSchema });

/** What there is to know at the beginning of a day. A part whose permission is missing is null. */
export const homeViewSchema = z.strictObject({
  /** Live contacts, with `contact.read`. `asOf`: they are counted anew at most every so often. */
  contacts: z
    .strictObject({
      asOf: z.iso.datetime(),
      all: totalSchema,
      active: listedSchema,
      inactive: listedSchema,
      createdToday: listedSchema,
      changedToday: listedSchema,
      /** Those that can still be restored. */
      deleted: totalSchema,
    })
    .nullable(),
  /** With `contact.read`. Never kept: they are as of now. */
  callbacks: callbackCountsSchema.pick({ due: true, today: true, missed: true }).nullable(),
});
/** See {@link homeViewSchema}. */
export type HomeView = z.infer<typeof homeViewSchema>;
/** The part of a home that is about contacts. */
export type HomeContacts = NonNullable<HomeView['contacts']>;

/** The filters behind the numbers of a home. */
export const homeFilters = (zone: string) =>
  ({
    all: everyContact,
    active: { field: 'active', op: 'is', value: true },
    inactive: { field: 'active', op: 'is', value: false },
    createdToday: { field: 'createdAt', op: 'is', value: 'today', zone },
    changedToday: { field: 'updatedAt', op: 'is', value: 'today', zone },
  }) as const satisfies Record<string, Filter>;
