import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The wall of one table: row level security that binds its owner too, reading and writing alike. */
export async function wall(db: Kysely<unknown>, table: string, column = 'tenant_id'): Promise<void> {
  const policy = sql.id(`${table}_tenant`);
  await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db);
  await sql`create policy ${policy} on ${sql.table(table)}
    using (${sql.id(column)} = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check (${sql.id(column)} = (select nullif(current_setting('app.tenant_id', true), '')::uuid))`.execute(db);
}

const rights = { select: sql`select`, insert: sql`insert`, update: sql`update`, delete: sql`delete` };

/** Gives roles rights on a table. */
export const grant = (
  db: Kysely<unknown>,
  what: readonly (keyof typeof rights)[],
  table: string,
  ...to: string[]
): Promise<unknown> =>
  sql`grant ${sql.join(what.map((right) => rights[right]))} on ${sql.table(table)}
    to ${sql.join(to.map((role) => sql.id(role)))}`.execute(db);
