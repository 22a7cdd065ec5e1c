import { z } from 'zod';

const topicSchema = z.enum(['jobs']);

/** Which topics to hear, separated by commas. */
export const eventsQuerySchema = z.strictObject({
  topics: z
    .string()
    .default('jobs')
    .refine((topics) => topics.split(',').every((topic) => topicSchema.safeParse(topic).success), 'unknown topic'),
});
/** See {@link eventsQuerySchema}. */
export type EventsQuery = z.infer<typeof eventsQuerySchema>;
