import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Who works where, and as what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table memberships (
      tenant_id uuid not null references tenants (id), user_id uuid not null references users (id),
      primary key (tenant_id, user_id),
      roles text[] not null, is_active boolean not null default true, created_at timestamptz not null default now(),
      constraint memberships_roles_known check (cardinality(roles) > 0 and roles <@
        array['viewer','agent','service-advisor','dealer-admin','supervisor','admin','auditor'])
    )`.execute(db);
  // By person, for the one question that has no tenant yet: where may they work?
  await sql`create index memberships_user_id_idx on memberships (user_id, tenant_id)`.execute(db);
  await wall(db, 'memberships');
  await grant(db, ['select', 'insert', 'update'], 'memberships', 'rollcall_api');
}
