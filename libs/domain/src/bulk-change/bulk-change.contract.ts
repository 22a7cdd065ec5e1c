import * as z from 'zod';
import { consentStateSchema, givenConsentSources } from '../consent/index.js';
import { contactIdSchema, customValueSchema, maxCustomFields, weekdays } from '../contact/index.js';
import { contactTargetSchema, filterSchema } from '../filter/index.js';
import type { ContactTarget } from '../filter/index.js';
import { laneSchema, startPlanShape } from '../job/index.js';
import { bulkCategories, isYesOrNo, modifiableFields } from './bulk-change.fields.js';
import type { BulkCategory } from './bulk-change.fields.js';

/** A rehearsal changes so many contacts, and waits. */
export const rehearsalRows = 100;
/** A preview shows so many contacts before and after. */
export const sampleRows = 20;

/** See {@link contactTargetSchema}. */
export const bulkTargetSchema = contactTargetSchema;
/** See {@link contactTargetSchema}. */
export type BulkTarget = ContactTarget;

const typed = z.string().max(20_000).nullable();
const named = z.string().trim().max(100).nullable().optional();
const someText = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);
const hasOne = (changes: object) => Object.values(changes).some((value) => value !== undefined);
const atLeastOne = 'At least one field must be changed';

const amountSchema = z.discriminatedUnion('do', [
  /** Null clears. */
  z.strictObject({ do: z.literal('set'), amount: typed }),
  z.strictObject({ do: z.enum(['add', 'subtract']), amount: z.string().min(1).max(60) }),
]);
const dueDateSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), date: typed }),
  z.strictObject({
    do: z.literal('shift'),
    days: z
      .int()
      .min(-36_600)
      .max(36_600)
      .refine((days) => days !== 0, 'No day at all changes nothing'),
  }),
]);

/** What was said about a channel. Left out: untouched. */
const channelsSchema = z.strictObject({
  voice: consentStateSchema.optional(),
  cell: consentStateSchema.optional(),
  sms: consentStateSchema.optional(),
  email: consentStateSchema.optional(),
});
const consentSchema = z
  .strictObject({
    channels: channelsSchema.refine(hasOne, atLeastOne),
    source: z.enum(givenConsentSources),
    /** When it was said, with its offset; not in the future. */
    capturedAt: z.iso.datetime({ offset: true }),
    wordingVersion: someText(100),
    evidence: someText(2_000),
  })
  .refine(
    ({ channels, wordingVersion, evidence }) =>
      !Object.values(channels).includes('granted') || wordingVersion !== null || evidence !== null,
    { path: ['evidence'], message: 'A grant needs the version of its wording, or what proves it' },
  );

const hour = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
  .nullable()
  .optional();
const fieldsSchema = z
  .strictObject({
    ...(Object.fromEntries(
      modifiableFields.map((field) => [field, (isYesOrNo(field) ? z.boolean() : typed).optional()]),
    ) as unknown as Record<(typeof modifiableFields)[number], z.ZodOptional<z.ZodType<string | boolean | null>>>),
    allowedDays: z.array(z.enum(weekdays)).min(1).max(7).nullable().optional(),
    allowedFrom: hour,
    allowedUntil: hour,
  })
  .refine(hasOne, atLeastOne)
  .refine(({ allowedFrom: from, allowedUntil: until }) => ((from ?? null) === null) === ((until ?? null) === null), {
    path: ['allowedUntil'],
    message: 'Hours need a beginning and an end',
  })
  .refine(({ allowedFrom: from, allowedUntil: until }) => (from === undefined) === (until === undefined), {
    path: ['allowedUntil'],
    message: 'Hours are changed together',
  })
  .refine(({ allowedFrom: from, allowedUntil: until }) => !from || !until || from < until, {
    path: ['allowedUntil'],
    message: 'Hours end before they begin',
  });

/** By category: only what is named changes, and null clears it. */
const changesByCategory = {
  status: z.strictObject({ active: z.boolean() }),
  balance: z.strictObject({ balance: amountSchema }),
  'due-date': z.strictObject({ dueDate: dueDateSchema }),
  group: z.strictObject({ groupId: z.int().positive().nullable() }),
  ownership: z.strictObject({ agentId: named, agentTeam: named }).refine(hasOne, atLeastOne),
  consent: consentSchema,
  custom: z.strictObject({
    custom: z
      .record(z.string().max(100), customValueSchema.nullable())
      .refine((custom) => Object.keys(custom).length > 0, atLeastOne)
      .refine((custom) => Object.keys(custom).length <= maxCustomFields, `At most ${maxCustomFields} custom fields`),
  }),
  fields: fieldsSchema,
  delete: z.strictObject({}),
} as const satisfies Record<BulkCategory, z.ZodType>;

function changing<T extends z.ZodRawShape>(common: T) {
  const of = <C extends BulkCategory>(category: C) =>
    z.strictObject({ ...common, category: z.literal(category), changes: changesByCategory[category] });
  return z.discriminatedUnion('category', [
    of('status'),
    of('balance'),
    of('due-date'),
    of('group'),
    of('ownership'),
    of('consent'),
    of('custom'),
    of('fields'),
    of('delete'),
  ]);
}

const count = z.int().nonnegative();
/** What `POST /bulk-changes` takes. */
export const startBulkChangeSchema = changing({
  target: bulkTargetSchema,
  /** How many contacts were counted when it was confirmed. Only a dry run may leave it out, to learn it. */
  expectedCount: count.optional(),
  /** Kept in the audit trail. Needed where the number has to be typed. */
  reason: z.string().trim().max(500).default(''),
  /** The number of contacts, as a person typed it in. Needed to delete, and above the tenant's limit. */
  typedCount: count.optional(),
  /** The same job, without the last statement: what would change, and how. */
  dryRun: z.boolean().default(false),
  /** Changes the first 100, and waits: `resume` goes on with the others. */
  rehearsal: z.boolean().default(false),
  ...startPlanShape,
});
/** See {@link startBulkChangeSchema}. */
export type StartBulkChange = z.infer<typeof startBulkChangeSchema>;
/** A request as a client may send it. */
export type StartBulkChangeRequest = z.input<typeof startBulkChangeSchema>;

/** What is changed, and how. */
export const bulkChangeSchema = changing({});
/** See {@link bulkChangeSchema}. */
export type BulkChange = z.infer<typeof bulkChangeSchema>;

/** A target as its job keeps it: frozen contacts stand beside the job, this says what they were. */
const frozenTargetSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('ids') }),
  z.strictObject({ by: z.literal('filter'), filter: filterSchema, words: z.string(), excluded: count }),
]);

/** The parameters of the job. */
export const bulkChangeParamsSchema = changing({
  target: frozenTargetSchema,
  /** What days of a filter are counted from: when the target was frozen. */
  now: z.iso.datetime(),
  expectedCount: count.optional(),
  reason: z.string(),
  dryRun: z.boolean(),
  rehearsal: z.boolean(),
});
/** See {@link bulkChangeParamsSchema}. */
export type BulkChangeParams = z.infer<typeof bulkChangeParamsSchema>;

const money = z.string();
/** What one contact has, and would have: by field, only what differs. */
const sampleSchema = z.strictObject({
  contactId: contactIdSchema,
  name: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
/** One contact of a preview. */
export type BulkSample = z.infer<typeof sampleSchema>;

/** What a dry run found; `details.preview` of its job. The counts are its ledger, the reasons its issues. */
export const bulkPreviewSchema = z.strictObject({
  samples: z.array(sampleSchema),
  /** The smallest and the largest balance that would come out; null where no balance changes. */
  balances: z.strictObject({ smallest: money, largest: money }).nullable(),
});
/** See {@link bulkPreviewSchema}. */
export type BulkPreview = z.infer<typeof bulkPreviewSchema>;

const row = z.int().nonnegative();
/** Where a bulk change stands. A row is a place in the frozen target, which is in the order of ids; 1 is the first. */
export const bulkChangeCheckpointSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('prepare') }),
  /**
   * `row`: behind it, before the lanes begin. Without lanes: none were made yet, or a dry run, which needs none. `step`: in how many
   * rounds lanes are gone through (`strideAt`); not given: one behind the other.
   */
  z.strictObject({
    phase: z.literal('apply'),
    row,
    lanes: z.array(laneSchema).optional(),
    step: z.int().min(1).optional(),
    preview: bulkPreviewSchema.optional(),
  }),
  /**
   * Result files by name: how many bytes of each are valid, and how many rows those are. `newcomers`: how many contacts began to
   * fulfil the filter since it was frozen, as far as was looked.
   */
  z.strictObject({
    phase: z.literal('results'),
    row,
    newcomers: row,
    files: z.record(z.string(), z.strictObject({ bytes: row, rows: row })),
  }),
  z.strictObject({ phase: z.literal('done'), row }),
]);
/** See {@link bulkChangeCheckpointSchema}. */
export type BulkChangeCheckpoint = z.infer<typeof bulkChangeCheckpointSchema>;

/** From how many contacts on a tenant wants what before a bulk change begins. */
export const bulkChangeSettingsSchema = z.strictObject({
  /** More contacts than this need the number typed in, and a reason. Deleting always does. */
  typedAbove: count,
  /** More contacts than this need a second person's approval; null: none does. */
  approvalAbove: count.nullable(),
  /** Whether deleting, of however few, needs a second person's approval. */
  approvalForDelete: z.boolean(),
});
/** See {@link bulkChangeSettingsSchema}. */
export type BulkChangeSettings = z.infer<typeof bulkChangeSettingsSchema>;

/** How it is until somebody changes it. */
export const bulkChangeSettingsAtFirst: BulkChangeSettings = {
  typedAbove: 10_000,
  approvalAbove: null,
  approvalForDelete: false,
};

/** The settings as they are. `version` is 0 until they are changed for the first time. */
export const bulkChangeSettingsViewSchema = bulkChangeSettingsSchema.extend({
  version: count,
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});
/** See {@link bulkChangeSettingsViewSchema}. */
export type BulkChangeSettingsView = z.infer<typeof bulkChangeSettingsViewSchema>;

/** A category in a request or an answer. */
export const bulkCategorySchema = z.enum(bulkCategories);
