import { listMembershipsOf } from '@rollcall/db/auth';
import type { Db } from '@rollcall/db/database';
import { betterAuth } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter } from 'better-auth/adapters';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { faultFields } from '../log.js';
import type { Passwords } from '../passwords.js';
import { auditedSignIns } from './audited-sign-ins.js';
import { hashedSessions, idleMs } from './hashed-sessions.js';
import { tableAdapter } from './table-adapter.js';
import { accountFields, sessionFields, twoFactorSchema, userFields, verificationFields } from './tables.js';

/** Where better-auth is mounted. */
export const authPath = '/api/v1/auth';
/** Written by us alone (`auth-door.ts` overwrites it): the address that the trusted proxies vouch for. */
export const addressHeader = 'x-rollcall-address';

/** better-auth, bent to our rules (`docs/decisions/0010-better-auth.md`). */
export type SignIn = ReturnType<typeof openSignIn>;

/** Sets up sign-in, sessions and two-factor over the api's own database handle. */
export function openSignIn(config: Config, db: Db, passwords: Passwords, log: Logger) {
  return betterAuth({
    appName: 'Rollcall',
    baseURL: config.publicUrl.origin,
    basePath: authPath,
    secret: config.secret,
    telemetry: { enabled: false },
    trustedOrigins: [config.publicUrl.origin],
    database: (options: BetterAuthOptions): DBAdapter =>
      auditedSignIns(db, (handle) => hashedSessions(tableAdapter(handle, options))),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // administrators make users
      minPasswordLength: 12,
      maxPasswordLength: 128,
      password: {
        hash: (password) => passwords.hash(password),
        verify: ({ hash, password }) => passwords.verify(hash, password),
      },
    },
    user: userFields,
    session: { ...sessionFields, expiresIn: idleMs / 1000, updateAge: 60, cookieCache: { enabled: false } },
    account: accountFields,
    verification: { ...verificationFields, storeIdentifier: 'hashed' },
    rateLimit: { enabled: false }, // ours counts for all processes, before anything is hashed (`sign-in-throttle.ts`)
    plugins: [
      twoFactor({
        issuer: 'Rollcall',
        schema: twoFactorSchema,
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
      }),
    ],
    databaseHooks: { session: { create: { before: (session) => inFirstTenant(db, session.userId) } } },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 64 },
      useSecureCookies: config.publicUrl.protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    onAPIError: { throw: true }, // else it prints the whole fault, values and all, on the console
    logger: { disabled: false, level: 'error', log: (level, message, ...rest) => logLine(log, level, message, rest) },
  });
}

/** A session begins in the first tenant its person works for; without one there is no session. */
async function inFirstTenant(db: Db, userId: string): Promise<false | { data: Record<string, unknown> }> {
  const [first] = await listMembershipsOf(db, userId);
  return first ? { data: { currentTenantId: first.tenantId } } : false;
}

/** Its messages can name what somebody sent; a fault comes along as an argument and is stripped like all others. */
function logLine(log: Logger, level: string, message: string, rest: readonly unknown[]): void {
  const fault = rest.find((part) => part instanceof Error);
  if (level === 'error') log.error({ err: fault && faultFields(fault), at: 'better-auth' }, message.slice(0, 60));
}
