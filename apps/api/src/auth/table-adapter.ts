import type { Db } from '@rollcall/db/database';
import type { BetterAuthOptions } from 'better-auth';
import type { DBAdapter } from 'better-auth/adapters';
import { kyselyAdapter } from '@better-auth/kysely-adapter';

/** better-auth's own adapter over one of our handles. Transactions are ours to begin, not its. */
export const tableAdapter = (db: Db, options: BetterAuthOptions): DBAdapter =>
  kyselyAdapter(db, { type: 'postgres', transaction: false })(options);
