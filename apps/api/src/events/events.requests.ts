import { z } from 'zod';

/** What a stream can tell of. */
export const topicSchema = z.enum(['jobs', 'callbacks']);
/** See {@link topicSchema}. */
export type Topic = z.infer<typeof topicSchema>;

/** Which topics to hear, separated by commas. */
export const eventsQuerySchema = z.strictObject({
  topics: z
    .string()
    .default('jobs')
    .refine((topics) => topics.split(',').every((topic) => topicSchema.safeParse(topic).success), 'unknown topic'),
});
/** See {@link eventsQuerySchema}. */
export type EventsQuery = z.infer<typeof eventsQuerySchema>;

/** The topics of a query, each once. */
export const topicsOf = ({ topics }: EventsQuery): ReadonlySet<Topic> =>
  new Set(topics.split(',').map((topic) => topicSchema.parse(topic)));
