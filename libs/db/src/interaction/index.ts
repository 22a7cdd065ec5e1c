export * from './interaction.attempts.js';
export * from './interaction.queries.js';
export * from './interaction.record.js';
