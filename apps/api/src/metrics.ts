import type { Request, RequestHandler } from 'express';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus may know: counts and times by route pattern. Never a tenant, a person or an id. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'rollcall_http_request_seconds',
    help: 'How long requests took, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });

  constructor(pool: Pool) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'rollcall_database_connections',
      help: 'Connections of the pool, and requests that wait for one',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        this.set({ state: 'open' }, pool.totalCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waited-for' }, pool.waitingCount);
      },
    });
  }
}

/** Times every request that found a route; a stream counts when it ends. */
export const timeRequests =
  ({ requests }: Metrics): RequestHandler =>
  (request, response, next) => {
    const stop = requests.startTimer({ method: request.method });
    response.once('close', () =>
      stop({ route: routeOf(request), status: `${Math.floor(response.statusCode / 100)}xx` }),
    );
    next();
  };

function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : '(other)';
}
