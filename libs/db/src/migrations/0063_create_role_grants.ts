import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * What a tenant adds to its roles: the few permissions that no role has by itself. They are asked for with the memberships, at the same
 * door, so that a request costs no statement more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table role_grants (
      tenant_id uuid not null references tenants (id), role text not null, permission text not null,
      primary key (tenant_id, role, permission),
      constraint role_grants_permission_known check (permission in ('encrypted.reveal','encrypted.search'))
    )`.execute(db);
  await wall(db, 'role_grants');
  await grant(db, ['select', 'insert', 'delete'], 'role_grants', 'rollcall_api');
  await sql`grant select on role_grants to rollcall_doorkeeper`.execute(db);
  await sql`create policy role_grants_doorkeeper on role_grants for select to rollcall_doorkeeper using (true)`.execute(
    db,
  );
  await sql`drop function memberships_of(uuid)`.execute(db);
  await sql`
    create function memberships_of(person uuid)
    returns table (tenant_id uuid, tenant_name text, roles text[], granted text[])
    language sql stable security definer set search_path = pg_catalog, public as $$
      select m.tenant_id, t.name, m.roles, array(select distinct g.permission from role_grants g
        where g.tenant_id = m.tenant_id and g.role = any (m.roles) order by 1)
      from memberships m join tenants t on t.id = m.tenant_id
      where m.user_id = person and m.is_active order by t.name, t.id
    $$`.execute(db);
  await sql`revoke all on function memberships_of(uuid) from public`.execute(db);
  await sql`alter function memberships_of(uuid) owner to rollcall_doorkeeper`.execute(db);
  await sql`grant execute on function memberships_of(uuid) to rollcall_api`.execute(db);
}
