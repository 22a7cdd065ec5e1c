import { insertAudit } from '@rollcall/db/audit';
import type { AuditEntry } from '@rollcall/db/audit';
import { findPerson, inTransaction, joinTenant, listMembershipsOf } from '@rollcall/db/auth';
import type { Db, Tx } from '@rollcall/db/database';
import { tenantIdSchema } from '@rollcall/domain/tenant';
import type { TenantId } from '@rollcall/domain/tenant';
import type { DBAdapter } from 'better-auth/adapters';
import { currentRequest } from '../http/request-scope.js';

interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly currentTenantId?: string | null;
  readonly expiresAt: Date;
}

/**
 * Writes better-auth's changes together with what the audit trail says about them: one transaction for both.
 * @param on makes the adapter over a transaction
 */
export function auditedSignIns(db: Db, on: (handle: Db) => DBAdapter): DBAdapter {
  const inner = on(db);
  const end = async <T>(
    args: Parameters<DBAdapter['deleteMany']>[0],
    run: (over: DBAdapter) => Promise<T>,
  ): Promise<T> => {
    const sessions = args.model === 'session' ? await inner.findMany<SessionRow>(args) : [];
    if (sessions.length === 0) return run(inner);
    return inTransaction(db, async (handle) => {
      for (const session of sessions) await noteEnd(handle, session);
      return run(on(handle));
    });
  };
  const change = async <T>(
    args: Parameters<DBAdapter['updateMany']>[0],
    run: (over: DBAdapter) => Promise<T>,
  ): Promise<T> => {
    const entry = personEntry(args.model, args.update);
    const person = entry && (await personOf(inner, args));
    if (!entry || person === undefined) return run(inner);
    return inTransaction(db, async (handle) => {
      const changed = await run(on(handle));
      await noteEverywhere(handle, person, entry);
      return changed;
    });
  };
  const audited: Partial<DBAdapter> = {
    create: async (args) => {
      const tenantId = args.model === 'session' ? tenantOf(args.data) : undefined;
      if (!tenantId) return inner.create(args);
      return joinTenant(db, tenantId, async (tx) => {
        const made = await on(tx).create(args);
        const { id, userId } = made as unknown as SessionRow;
        await note(tx, userId, { action: 'session.started', target: { kind: 'session', id } });
        return made as never;
      });
    },
    update: (args) => change(args, (over) => over.update(args)),
    updateMany: (args) => change(args, (over) => over.updateMany(args)),
    delete: (args) => end(args, (over) => over.delete(args)),
    deleteMany: (args) => end(args, (over) => over.deleteMany(args)),
    // Without it better-auth would work on the bare adapter inside its own transactions, past all of the above.
    transaction: (work) => inTransaction(db, (handle) => work(auditedSignIns(handle, on))),
  };
  return { ...inner, ...audited };
}

function tenantOf(row: object | undefined): TenantId | undefined {
  return tenantIdSchema.safeParse((row as { currentTenantId?: unknown } | undefined)?.currentTenantId).data;
}

async function noteEnd(handle: Db, session: SessionRow): Promise<void> {
  const tenantId = tenantOf(session);
  if (!tenantId) return;
  const action = session.expiresAt < new Date() ? 'session.expired' : 'session.ended';
  const target = { kind: 'session', id: session.id };
  await joinTenant(handle, tenantId, (tx) => note(tx, session.userId, { action, target }));
}

/** What a change of a person means to their administrators. */
function personEntry(model: string, update: object): Pick<AuditEntry, 'action'> | undefined {
  if (model === 'account' && 'password' in update) return { action: 'user.password-changed' };
  if (model === 'user' && 'twoFactorEnabled' in update) return { action: 'user.two-factor-changed' };
  return undefined;
}

async function personOf(
  inner: DBAdapter,
  { model, where }: Parameters<DBAdapter['updateMany']>[0],
): Promise<string | undefined> {
  const [row] = await inner.findMany<{ id: string; userId?: string }>({ model, where, limit: 1 });
  return model === 'user' ? row?.id : row?.userId;
}

async function note(tx: Tx, userId: string, entry: AuditEntry): Promise<void> {
  const request = currentRequest();
  const name = (await findPerson(tx, userId))?.name ?? '';
  const actor = { kind: 'user', id: userId, name, through: 'console' } as const;
  await insertAudit(tx, { ...actor, requestId: request?.id ?? null, address: request?.address ?? null }, entry);
}

/** A person's own affairs concern every tenant they work for. */
async function noteEverywhere(handle: Db, userId: string, entry: AuditEntry): Promise<void> {
  const target = { kind: 'user', id: userId };
  for (const { tenantId } of await listMembershipsOf(handle, userId))
    await joinTenant(handle, tenantId, (tx) => note(tx, userId, { ...entry, target }));
}
