import { describeQueue } from './conformance.testing.js';
import type { Place } from './conformance.testing.js';
import { flushRedis, hasRedis, shoutSkipped, startRedis } from './servers.testing.js';
import type { TestRedis } from './servers.testing.js';

if (hasRedis()) {
  let server: TestRedis;
  let place: Place;

  beforeAll(async () => {
    server = await startRedis();
    place = { databaseUrl: 'postgres://unused', redisUrl: server.url, empty: () => flushRedis(server.url) };
  });

  afterAll(() => server.stop());

  describeQueue('Redis', () => place);
} else {
  shoutSkipped('the queue on Redis');
  it.skip('the queue on Redis', () => undefined);
}
