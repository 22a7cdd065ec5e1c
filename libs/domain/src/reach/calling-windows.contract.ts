import * as z from 'zod';

/** The ways to reach somebody (RC-9). */
export const reachChannels = ['voice', 'sms', 'email'] as const;
/** One word of {@link reachChannels}, in a request or an answer. */
export const reachChannelSchema = z.enum(reachChannels);
/** See {@link reachChannelSchema}. */
export type ReachChannel = z.infer<typeof reachChannelSchema>;

const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'A time such as 08:00');

/**
 * Hours of the day in which people in a region may be reached, by the clock where they are. `until` may lie behind midnight
 * (22:00 to 02:00): the window belongs to the day on which it begins. A region whose rules name a channel is closed to it on
 * days without a window; a region without any rule restricts nothing.
 */
export const callingWindowSchema = z
  .strictObject({
    /** A country, `US`, or a state of the US, `US-FL`. All regions somebody may be in must agree. */
    region: z.string().regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, 'A country, or a country and its state: US-FL'),
    channels: z
      .array(reachChannelSchema)
      .min(1)
      .refine((channels) => new Set(channels).size === channels.length, 'Each channel once'),
    /** Monday is 1, Sunday 7. */
    days: z
      .array(z.int().min(1).max(7))
      .min(1)
      .refine((days) => new Set(days).size === days.length, 'Each day once'),
    from: timeSchema.refine((time) => time !== '24:00', 'Begin at 00:00'),
    until: timeSchema,
    /** Where the rule was read. */
    source: z.string().trim().min(1).max(500),
    /** False until counsel has looked at it. */
    isVerified: z.boolean(),
  })
  .refine(({ from, until }) => from !== until, { path: ['until'], message: 'Must differ from the beginning' });
/** See {@link callingWindowSchema}. */
export type CallingWindow = z.infer<typeof callingWindowSchema>;

/** The rules of a tenant about reaching people. */
export const reachRulesSchema = z.strictObject({
  windows: z.array(callingWindowSchema).max(500),
  /** Channels that need a granted consent; on the others it is enough that nobody said no. */
  needsConsent: z.strictObject({ voice: z.boolean(), sms: z.boolean(), email: z.boolean() }),
  callbacks: z.strictObject({
    /** How far ahead a callback may be scheduled. */
    daysAhead: z.int().min(1).max(365),
    /** How long after its time a callback that nobody made counts as missed. */
    missedAfterMinutes: z.int().min(1).max(1440),
  }),
});
/** See {@link reachRulesSchema}. */
export type ReachRules = z.infer<typeof reachRulesSchema>;

/** The rules that are in force. Version 0: those that Rollcall comes with. */
export const callingWindowsViewSchema = reachRulesSchema.extend({
  version: z.int().nonnegative(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});
/** See {@link callingWindowsViewSchema}. */
export type CallingWindowsView = z.infer<typeof callingWindowsViewSchema>;
