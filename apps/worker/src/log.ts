import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { Logger } from 'pino';

/** Nest's logger on pino: JSON lines, ids and codes only. What a caller passes as an object becomes fields. */
export function createLog(level: string): { readonly pino: Logger; readonly nest: LoggerService } {
  const log = pino({ level, base: { process: 'worker' } });
  const write =
    (to: 'info' | 'warn' | 'error' | 'debug' | 'trace') =>
    (message: unknown, ...rest: unknown[]) => {
      // Nest appends the context as the last argument, and with an object first the sentence comes second.
      const context = rest.length > 0 ? rest.at(-1) : undefined;
      if (typeof message === 'object' && message !== null && !(message instanceof Error)) {
        log[to]({ ...message, context }, typeof rest[0] === 'string' && rest.length > 1 ? rest[0] : '');
      } else {
        log[to]({ context }, message instanceof Error ? message.name : String(message));
      }
    };
  return {
    pino: log,
    nest: {
      log: write('info'),
      warn: write('warn'),
      error: write('error'),
      debug: write('debug'),
      verbose: write('trace'),
    },
  };
}
