import { describeQueue } from './conformance.testing.js';
import type { Place } from './conformance.testing.js';
import { asOwner, freshDatabase, startServer } from './servers.testing.js';
import type { TestServer } from './servers.testing.js';

let server: TestServer;
let place: Place;

beforeAll(async () => {
  server = await startServer();
  const databaseUrl = await freshDatabase(server.url);
  place = { databaseUrl, empty: async () => void (await asOwner(databaseUrl, 'truncate bullmq.job cascade')) };
}, 60_000);

afterAll(() => server.remove());

describeQueue('PostgreSQL', () => place);
