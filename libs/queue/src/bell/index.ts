export * from './bell.js';
