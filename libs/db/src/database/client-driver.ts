import { PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type {
  AbortableOperationOptions,
  DatabaseConnection,
  Dialect,
  PostgresPoolClient,
  QueryExecutorProvider,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';

const clients = new WeakMap<DatabaseConnection, PoolClient>();

/** Kysely's own driver, except that it remembers which pg client a connection stands for: COPY needs the client. */
class ClientDriver extends PostgresDriver {
  #next: PoolClient | undefined;
  readonly #clients: Pool;
  #isDestroyed = false;

  constructor(pool: Pool) {
    super({
      pool: {
        // Called by `acquireConnection` before its first await, so the client handed over is the one just taken.
        connect: () => Promise.resolve(this.#next as unknown as PostgresPoolClient),
        end: () => pool.end(),
        options: {},
      },
    });
    this.#clients = pool;
  }

  override async acquireConnection(options?: AbortableOperationOptions): Promise<DatabaseConnection> {
    const client = await this.#clients.connect();
    if (this.#isDestroyed) {
      // Closed while it connected: a client that nobody gives back would hold `pool.end()` up for ever.
      client.release();
      throw new Error('The database was closed');
    }
    this.#next = client;
    const connection = await super.acquireConnection(options);
    clients.set(connection, client);
    return connection;
  }

  override destroy(): Promise<void> {
    this.#isDestroyed = true;
    return super.destroy();
  }
}

/** The PostgreSQL dialect over one pool, with {@link clientOf}. */
export const clientDialect = (pool: Pool): Dialect => ({
  createDriver: () => new ClientDriver(pool),
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
});

/** The pg client of a transaction, for COPY. Use it only while the transaction is open, and never release it. */
export const clientOf = (tx: QueryExecutorProvider): Promise<PoolClient> =>
  tx.getExecutor().provideConnection((connection) => {
    const client = clients.get(connection);
    if (!client) throw new Error('This connection was not made by clientDialect');
    return Promise.resolve(client);
  });
