import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * The two questions that come before a tenant is known: where may this person work, and whose key is this? Their functions
 * belong to a role that nobody logs in as; it reads these tables and nothing else, and answers about one person or one key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['memberships', 'tenants', 'api_keys']) {
    await sql`grant select on ${sql.table(table)} to rollcall_doorkeeper`.execute(db);
    await sql`create policy ${sql.id(`${table}_doorkeeper`)} on ${sql.table(table)}
      for select to rollcall_doorkeeper using (true)`.execute(db);
  }
  await sql`
    create function memberships_of(person uuid)
    returns table (tenant_id uuid, tenant_name text, roles text[])
    language sql stable security definer set search_path = pg_catalog, public as $$
      select m.tenant_id, t.name, m.roles from memberships m join tenants t on t.id = m.tenant_id
      where m.user_id = person and m.is_active order by t.name, t.id
    $$`.execute(db);
  await sql`
    create function find_api_key(wanted bytea)
    returns table (tenant_id uuid, id uuid, name text, scopes text[], last_used_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select k.tenant_id, k.id, k.name, k.scopes, k.last_used_at from api_keys k
      where k.hash = wanted and k.revoked_at is null and (k.expires_at is null or k.expires_at > clock_timestamp())
    $$`.execute(db);
  for (const signature of [sql`memberships_of(uuid)`, sql`find_api_key(bytea)`]) {
    await sql`revoke all on function ${signature} from public`.execute(db);
    await sql`alter function ${signature} owner to rollcall_doorkeeper`.execute(db);
    await sql`grant execute on function ${signature} to rollcall_api`.execute(db);
  }
}
