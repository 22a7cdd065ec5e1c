import 'reflect-metadata';
import { insertApiKey, newApiKey } from '@rollcall/db/api-key';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant, openDatabase } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { hasUsers, insertTenant } from '@rollcall/db/tenant';
import { findOrInsertUser, insertMembership } from '@rollcall/db/user';
import { permissionsOf } from '@rollcall/domain/permission';
import { tenantIdSchema } from '@rollcall/domain/tenant';
import { randomBytes, randomUUID } from 'node:crypto';
import { readSetupConfig } from './config.js';
import { Passwords } from './passwords.js';

const email = 'admin@rollcall.local';

/** What a first start prints, once: the only time password and key are readable. */
type Setup = { created: false } | { created: true; tenantId: string; email: string; password: string; apiKey: string };

/**
 * Makes the first tenant, its admin and a key for the local command line, unless somebody is there already. Twice is once;
 * two at the same time: the second finds the first one's people, or fails on their e-mail and changes nothing.
 */
async function setUp(db: Db): Promise<Setup> {
  if (await hasUsers(db)) return { created: false };
  const tenantId = tenantIdSchema.parse(randomUUID());
  const password = randomBytes(15).toString('base64url');
  const passwordHash = await new Passwords().hash(password);
  const apiKey = await inTenant(db, tenantId, async (tx) => {
    await insertTenant(tx, 'My company');
    const admin = {
      id: await findOrInsertUser(tx, { name: 'Administrator', email, passwordHash }),
      name: 'Administrator',
    };
    await insertMembership(tx, admin.id, ['admin']);
    return insertFirstKey(tx, admin);
  });
  return { created: true, tenantId, email, password, apiKey };
}

async function insertFirstKey(tx: Tx, admin: { readonly id: string; readonly name: string }): Promise<string> {
  const { key, prefix, hash } = newApiKey();
  const scopes = [...permissionsOf(['admin'])];
  const made = await insertApiKey(tx, { name: 'Local command line', scopes, expiresAt: null, prefix, hash, by: admin });
  const by = {
    kind: 'system',
    id: 'setup',
    name: 'First start',
    through: 'setup',
    requestId: null,
    address: null,
  } as const;
  await insertAudit(tx, by, {
    action: 'user.created',
    target: { kind: 'user', id: admin.id },
    details: { roles: ['admin'] },
  });
  await insertAudit(tx, by, {
    action: 'api-key.created',
    target: { kind: 'api-key', id: made.id },
    details: { scopes },
  });
  return key;
}

try {
  const { db, close } = openDatabase({ url: readSetupConfig().databaseUrl, role: 'rollcall_owner', max: 1 });
  const setup = await setUp(db).finally(close);
  process.stdout.write(`${JSON.stringify(setup)}\n`);
} catch (fault) {
  process.stderr.write(`rollcall setup: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exit(1);
}
