export type { QueueLine, QueueLog } from './disturbance-log.js';
export * from './open-queue.js';
export * from './queue-health.js';
export type { WorkerClass } from './watched-worker.js';
