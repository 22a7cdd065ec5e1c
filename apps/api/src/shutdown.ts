import type { INestApplication } from '@nestjs/common';
import type { Logger } from 'pino';

/** How long requests in flight may take once the process was asked to end; after it they are cut. */
const drainMs = 8_000;

/**
 * Ends in order on SIGTERM and SIGINT: no new requests, requests in flight, ringing, pool (`RELIABILITY.md` §2).
 * A second signal, or a request that does not end, makes it immediate.
 */
export function shutDownOnSignal(app: INestApplication, log: Logger): void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    if (isEnding) process.exit(1);
    isEnding = true;
    log.info({ signal }, 'shutting down');
    const server = app.getHttpServer() as { closeIdleConnections(): void; closeAllConnections(): void };
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    cut.unref();
    app.close().then(
      () => process.exit(0),
      (fault: unknown) => {
        log.error({ err: fault }, 'shutdown failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}
