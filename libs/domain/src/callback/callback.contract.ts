import * as z from 'zod';
import { calendarDaySchema } from '../contact/calendar-day.js';
import { contactIdSchema } from '../contact/contact.contract.js';
import { isZone, readWall } from '../reach/zone-clock.js';

/** A callback's number. */
export const callbackIdSchema = z.int().positive().brand<'CallbackId'>();
/** See {@link callbackIdSchema}. */
export type CallbackId = z.infer<typeof callbackIdSchema>;

/** `open` until somebody calls (`done`), nobody does (`missed`), or it is called off (`inactive`). */
export const callbackStates = ['open', 'missed', 'done', 'inactive'] as const;
/** One word of {@link callbackStates}, in a request or an answer. */
export const callbackStateSchema = z.enum(callbackStates);
/** See {@link callbackStateSchema}. */
export type CallbackState = z.infer<typeof callbackStateSchema>;

/** The only list of legal moves. A missed callback is open again with a new time; what is over stays over. */
export const callbackMoves = {
  open: ['open', 'missed', 'done', 'inactive'],
  missed: ['open', 'missed', 'done', 'inactive'],
  done: [],
  inactive: [],
} as const satisfies Record<CallbackState, readonly CallbackState[]>;

/** Whether a callback in one state may be brought to another; to its own: whether it may be changed at all. */
export const canMoveCallback = (from: CallbackState, to: CallbackState): boolean =>
  (callbackMoves[from] as readonly CallbackState[]).includes(to);

/** What the list shows apart: an open callback is due, due later on the same day of the contact, or on a later one. */
export const callbackTabs = ['due', 'today', 'upcoming', 'missed', 'done', 'inactive'] as const;
/** One word of {@link callbackTabs}, in a request or an answer. */
export const callbackTabSchema = z.enum(callbackTabs);
/** See {@link callbackTabSchema}. */
export type CallbackTab = z.infer<typeof callbackTabSchema>;

/** Who may take it: one agent alone, that agent and then anyone, or anyone at once. */
export const callbackRoutings = ['agent', 'agent-first', 'pool'] as const;
/** One word of {@link callbackRoutings}, in a request or an answer. */
export const callbackRoutingSchema = z.enum(callbackRoutings);

/** How a call ended. */
export const callbackResults = [
  'reached',
  'voicemail',
  'no-answer',
  'busy',
  'wrong-number',
  'refused',
  'other',
] as const;
/** One word of {@link callbackResults}, in a request or an answer. */
export const callbackResultSchema = z.enum(callbackResults);

const text = z.string().nullable();

/** One scheduled callback. What was promised is `localAt` in `zone`; `dueAt` follows from it and from the calendars of zones. */
export const callbackViewSchema = z.strictObject({
  id: callbackIdSchema,
  contact: z.strictObject({ id: contactIdSchema, name: z.string() }),
  phone: z.string(),
  localAt: z.string(),
  zone: z.string(),
  dueAt: z.iso.datetime(),
  state: callbackStateSchema,
  tab: callbackTabSchema,
  routing: callbackRoutingSchema,
  agentId: text,
  agentTeam: text,
  note: text,
  result: callbackResultSchema.nullable(),
  createdBy: z.strictObject({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: z.int(),
});
/** See {@link callbackViewSchema}. */
export type CallbackView = z.infer<typeof callbackViewSchema>;

/** One page of callbacks, in the order of their times; those that are over newest first. */
export const callbackListSchema = z.strictObject({ items: z.array(callbackViewSchema), next: z.string().nullable() });
/** See {@link callbackListSchema}. */
export type CallbackList = z.infer<typeof callbackListSchema>;

const count = z.strictObject({ value: z.int().nonnegative(), relation: z.enum(['eq', 'gte']) });
/** How many callbacks each tab has; beyond 10,000 at least so many. */
export const callbackCountsSchema = z.strictObject({
  due: count,
  today: count,
  upcoming: count,
  missed: count,
  done: count,
  inactive: count,
});
/** See {@link callbackCountsSchema}. */
export type CallbackCounts = z.infer<typeof callbackCountsSchema>;

const search = {
  /** Days by the clock of each callback. */
  from: calendarDaySchema.optional(),
  until: calendarDaySchema.optional(),
  /** A number, or the digits it ends with. */
  phone: z
    .string()
    .regex(/^\+?\d{2,15}$/, 'A number, or the digits it ends with')
    .optional(),
  agent: z.string().trim().min(1).max(100).optional(),
  team: z.string().trim().min(1).max(100).optional(),
  state: callbackStateSchema.optional(),
  contact: z.coerce.number().pipe(contactIdSchema).optional(),
};
/** Which callbacks to count: Search By. */
export const callbackSearchSchema = z.strictObject(search);
/** See {@link callbackSearchSchema}. */
export type CallbackSearch = z.infer<typeof callbackSearchSchema>;

const page = { limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(200).optional() };
/** Which callbacks to list. */
export const callbackQuerySchema = z.strictObject({ ...search, tab: callbackTabSchema.optional(), ...page });
/** See {@link callbackQuerySchema}. */
export type CallbackQuery = z.infer<typeof callbackQuerySchema>;
/** Which callbacks of one contact to list. */
export const contactCallbackQuerySchema = callbackQuerySchema.omit({ contact: true });
/** See {@link contactCallbackQuerySchema}. */
export type ContactCallbackQuery = z.infer<typeof contactCallbackQuerySchema>;

const phoneSchema = z.string().regex(/^\+[1-9]\d{6,14}$/, 'A number as +12125550123');
const wallSchema = z
  .string()
  .refine((at) => /^20\d\d-/.test(at) && readWall(at) !== null, 'A date and time such as 2026-11-30T15:30');
const zoneSchema = z
  .string()
  .max(60)
  .refine((zone) => /^[A-Za-z]/.test(zone) && isZone(zone), 'A zone such as America/New_York');
const wordSchema = z.string().trim().min(1).max(100);
const noteSchema = z.string().trim().min(1).max(2_000);
const whose = { path: ['agentId'], message: 'Name the agent' };

/** Schedules a callback. */
export const createCallbackSchema = z
  .strictObject({
    contactId: contactIdSchema,
    /** One of the contact's numbers. Left out: the one that may be called then, the preferred one first. */
    phone: phoneSchema.optional(),
    localAt: wallSchema,
    /** Left out: the contact's. */
    zone: zoneSchema.optional(),
    routing: callbackRoutingSchema.default('pool'),
    agentId: wordSchema.nullable().default(null),
    agentTeam: wordSchema.nullable().default(null),
    note: noteSchema.nullable().default(null),
  })
  .refine(({ routing, agentId }) => routing === 'pool' || agentId !== null, whose);
/** See {@link createCallbackSchema}. */
export type CreateCallback = z.infer<typeof createCallbackSchema>;

/** Changes a callback: what it says, or `done` with its result, or `inactive`. */
export const changeCallbackSchema = z
  .strictObject({
    phone: phoneSchema.optional(),
    localAt: wallSchema.optional(),
    zone: zoneSchema.optional(),
    routing: callbackRoutingSchema.optional(),
    agentId: wordSchema.nullable().optional(),
    agentTeam: wordSchema.nullable().optional(),
    note: noteSchema.nullable().optional(),
    state: z.enum(['done', 'inactive']).optional(),
    result: callbackResultSchema.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change')
  .refine(({ state, result }) => (state === 'done') === (result !== undefined), {
    path: ['result'],
    message: 'With done, and with it alone',
  })
  .refine((change) => change.state === undefined || (change.localAt ?? change.zone ?? change.phone) === undefined, {
    path: ['state'],
    message: 'What is over gets no other time',
  });
/** See {@link changeCallbackSchema}. */
export type ChangeCallback = z.infer<typeof changeCallbackSchema>;

/** One change for several callbacks, each of which answers for itself. */
export const changeCallbacksSchema = z.strictObject({
  callbacks: z
    .array(z.strictObject({ id: callbackIdSchema, version: z.int().positive() }))
    .min(1)
    .max(100)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Each callback once'),
  change: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('move-agent'),
      agentId: wordSchema.nullable(),
      agentTeam: wordSchema.nullable().optional(),
    }),
    /** By the clock on the wall, a week back or ahead at most. */
    z.strictObject({
      kind: z.literal('shift-time'),
      minutes: z
        .int()
        .min(-10_080)
        .max(10_080)
        .refine((minutes) => minutes !== 0, 'Nothing to change'),
    }),
    z.strictObject({ kind: z.literal('deactivate') }),
  ]),
});
/** See {@link changeCallbacksSchema}. */
export type ChangeCallbacks = z.infer<typeof changeCallbacksSchema>;

/** What became of each callback, in the order they were named. */
export const callbackOutcomesSchema = z.strictObject({
  outcomes: z.array(
    z.strictObject({
      id: callbackIdSchema,
      outcome: z.enum(['changed', 'refused']),
      /** Of a change. */
      version: z.int().nullable(),
      /** Of a refusal: its code and what it says. */
      code: z.string().nullable(),
      details: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});
/** See {@link callbackOutcomesSchema}. */
export type CallbackOutcomes = z.infer<typeof callbackOutcomesSchema>;
