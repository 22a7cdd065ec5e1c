import type { Permission } from '@rollcall/domain/permission';

/** The topics of the event stream: what they need, and what their events are called. */
export const topics = [
  { name: 'jobs', event: 'job', permission: 'job.read' },
  { name: 'callbacks', event: 'callback', permission: 'contact.read' },
] as const satisfies readonly { readonly name: string; readonly event: string; readonly permission: Permission }[];

/** One of them. */
export type Topic = (typeof topics)[number];

/** What somebody may hear. Asking for more would be refused as a whole. */
export const topicsFor = (permissions: readonly Permission[]): readonly Topic[] =>
  topics.filter(({ permission }) => permissions.includes(permission));
