import { refusalCodes } from './refusal.codes.js';
import type { RefusalCode, RefusalReason } from './refusal.codes.js';

/**
 * The rules say no. In the api it becomes a 4xx problem+json; in a worker it ends the job as `failed` with the code.
 * `details` are shown to the caller: never put a secret or another tenant's data in it.
 */
export class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(
    readonly code: RefusalCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    message: string = code,
  ) {
    super(message);
    this.name = 'Refusal';
    this.reason = refusalCodes[code];
  }
}
