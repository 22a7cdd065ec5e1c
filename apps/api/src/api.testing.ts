import { insertApiKey, newApiKey } from '@rollcall/db/api-key';
import { inTenant } from '@rollcall/db/database';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { findOrInsertUser, insertMembership } from '@rollcall/db/user';
import type { Permission, Role } from '@rollcall/domain/permission';
import { permissions } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import type { UserId } from '@rollcall/domain/user';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { readConfig } from './config.js';
import { openLog } from './log.js';
import { Passwords } from './passwords.js';

/** The origin of the pages in tests. */
export const ownOrigin = 'http://127.0.0.1:3000';
/** The password of everybody in tests. */
export const testPassword = 'correct horse battery';
const everything = permissions;

/** A person in a test. */
export interface TestPerson {
  readonly id: UserId;
  readonly email: string;
}

/** The api in this process, over a database of its own. */
export interface TestApi {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  /** Every line it logged, as text. */
  readonly logged: string[];
  request(): ReturnType<typeof supertest>;
  person(tenant: TenantId, roles: readonly Role[], email?: string): Promise<TestPerson>;
  /** Signs in and gives the cookie. */
  signIn(person: TestPerson): Promise<string>;
  /** A key's `Authorization` value. */
  bearer(tenant: TenantId, scopes?: readonly Permission[]): Promise<string>;
  close(): Promise<void>;
}

/** Starts an api. Give `database` to start a second one beside the first. */
export async function startApi(change: Partial<Config> = {}, given?: TestDatabase): Promise<TestApi> {
  const database = given ?? (await testDatabase());
  const home = await mkdtemp(join(tmpdir(), 'rollcall-api-'));
  const logged: string[] = [];
  const log = openLog('trace', { write: (line: string) => void logged.push(line) });
  const app = await createApp({ ...configFor(database, home), ...change }, log);
  await app.listen(0, '127.0.0.1');
  const { db } = database.open('rollcall_api', 2);
  const passwordHash = new Passwords().hash(testPassword);
  const request = () => supertest(app.getHttpServer());
  return {
    app,
    database,
    logged,
    request,
    person: async (tenant, roles, email = `${randomUUID()}@x.test`) => {
      const person = { name: 'Ana', email, passwordHash: await passwordHash };
      return inTenant(db, tenant, async (tx) => {
        const id = await findOrInsertUser(tx, person);
        await insertMembership(tx, id, roles);
        return { id, email };
      });
    },
    signIn: async ({ email }) => {
      const answer = await request()
        .post('/api/v1/auth/sign-in/email')
        .set('Origin', ownOrigin)
        .send({ email, password: testPassword })
        .expect(200);
      return (answer.get('Set-Cookie') ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; ');
    },
    bearer: async (tenant, scopes = everything) => {
      const { key, prefix, hash } = newApiKey();
      const by = { id: 'test', name: 'Test' };
      await inTenant(db, tenant, (tx) =>
        insertApiKey(tx, { name: 'Key', scopes: [...scopes], expiresAt: null, prefix, hash, by }),
      );
      return `Bearer ${key}`;
    },
    close: async () => {
      await app.close();
      if (!given) await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

const configFor = (database: TestDatabase, home: string): Config =>
  readConfig({
    DATABASE_URL: database.urls.api,
    ROLLCALL_HOME: home,
    ROLLCALL_SECRET: 'ab'.repeat(32),
    ROLLCALL_MASTER_KEY: 'cd'.repeat(32),
    ROLLCALL_PUBLIC_URL: ownOrigin,
    PORT: '0',
  });
