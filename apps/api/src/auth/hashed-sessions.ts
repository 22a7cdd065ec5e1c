import type { DBAdapter, Where } from 'better-auth/adapters';
import { createHash } from 'node:crypto';

/** Idle end: a session that is not used for so long is over. */
export const idleMs = 30 * 60_000;
/** Absolute end, whatever it is used for (better-auth has no option for it). */
export const lifeMs = 12 * 3_600_000;

// better-auth's own constraint for rows is Record<string, any>
type Row = Record<string, unknown>;
interface Args {
  readonly model: string;
  readonly where?: Where[] | undefined;
}

/** What the tables keep of a session's token: a copy of them opens no session. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * better-auth stores session tokens readable. This stands between it and its tables: what goes in is hashed, and a row found
 * by a token comes back with that token. Rows found otherwise carry the hash, which opens nothing.
 * It also keeps both ends of a session, which options of better-auth can stretch.
 */
export function hashedSessions(inner: DBAdapter): DBAdapter {
  const guarded: Partial<DBAdapter> = {
    create: async <T extends Row, R = T>(args: Parameters<typeof inner.create<T, R>>[0]): Promise<R> => {
      if (args.model !== 'session') return inner.create<T, R>(args);
      const { token } = args.data as unknown as { token: string };
      const row = await inner.create<T, R>({ ...args, data: storable(args.data) as typeof args.data });
      return withToken(row as Row, token) as R;
    },
    findOne: async (args) => sessionOf(await inner.findOne(hashed(args)), args),
    findMany: (args) => inner.findMany(hashed(args)),
    count: (args) => inner.count(hashed(args)),
    update: async (args) =>
      sessionOf(await inner.update({ ...hashed(args), update: storableIn(args.model, args.update) }), args),
    updateMany: (args) => inner.updateMany({ ...hashed(args), update: storableIn(args.model, args.update) }),
    delete: (args) => inner.delete(hashed(args)),
    deleteMany: (args) => inner.deleteMany(hashed(args)),
    consumeOne: async (args) => sessionOf(await inner.consumeOne(hashed(args)), args),
  };
  return { ...inner, ...guarded };
}

/** The same question with hashes for tokens. */
function hashed<A extends Args>(args: A): A {
  if (args.model !== 'session' || !args.where) return args;
  return {
    ...args,
    where: args.where.map((condition) => (condition.field === 'token' ? hashedIn(condition) : condition)),
  };
}

const hashedIn = (condition: Where): Where => ({
  ...condition,
  value: Array.isArray(condition.value)
    ? condition.value.map(String).map(hashToken)
    : hashToken(String(condition.value)),
});

const storableIn = (model: string, update: Row): Row => (model === 'session' ? storable(update) : update);

function storable(data: object): Row {
  const { token, expiresAt, ...rest } = data as { token?: unknown; expiresAt?: unknown };
  return {
    ...rest,
    ...(typeof token === 'string' && { token: hashToken(token) }),
    ...(expiresAt instanceof Date && { expiresAt: earlier(expiresAt, Date.now() + idleMs) }),
  };
}

function sessionOf<T>(row: T | null, args: Args): T | null {
  if (args.model !== 'session' || row === null) return row;
  const asked = args.where?.find(({ field, value }) => field === 'token' && typeof value === 'string');
  return withToken(row as Row, asked && String(asked.value)) as T;
}

function withToken(row: Row, token: string | undefined): Row {
  const { createdAt, expiresAt } = row;
  const isDated = createdAt instanceof Date && expiresAt instanceof Date;
  return {
    ...row,
    ...(token !== undefined && { token }),
    ...(isDated && { expiresAt: earlier(expiresAt, createdAt.getTime() + lifeMs) }),
  };
}

const earlier = (date: Date, ms: number): Date => new Date(Math.min(date.getTime(), ms));
