import { tableViewSchema } from '@rollcall/domain/view';
import type { TableView, TableViews, ViewList } from '@rollcall/domain/view';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';

/** Whose view it is: the person's own, or everybody's. */
export type ViewOwner = { readonly id: string; readonly name: string };

/** The owner of the view that is shared with the tenant; no user and no key has an empty id. */
const team = '';

/** What somebody sees of a list: their own view and the shared one, each null if there is none. */
export async function findTableViews(tx: Tx, list: ViewList, ownerId: string): Promise<TableViews> {
  const rows = await tx
    .selectFrom('table_views')
    .select(['owner_id', 'view', 'saved_by_id', 'saved_by_name', 'saved_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('list', '=', list)
    .where('owner_id', 'in', [ownerId, team])
    .execute();
  const own = rows.find((row) => row.owner_id === ownerId && row.owner_id !== team);
  const shared = rows.find((row) => row.owner_id === team);
  const sharedView = readView(shared?.view);
  return {
    list,
    own: readView(own?.view),
    team:
      shared === undefined || sharedView === null
        ? null
        : {
            view: sharedView,
            sharedBy: { id: shared.saved_by_id, name: shared.saved_by_name },
            sharedAt: shared.saved_at.toISOString(),
          },
  };
}

/** A view that no longer fits its contract is as good as none: the list's own arrangement is always there. */
function readView(stored: unknown): TableView | null {
  return tableViewSchema.safeParse(stored).data ?? null;
}

/** Keeps somebody's view of a list, in place of the one before. */
export const saveOwnView = (tx: Tx, list: ViewList, view: TableView, by: ViewOwner): Promise<void> =>
  save(tx, list, view, { owner: by.id, by });

/** Shares a view of a list with the tenant, in place of the one before. */
export const saveTeamView = (tx: Tx, list: ViewList, view: TableView, by: ViewOwner): Promise<void> =>
  save(tx, list, view, { owner: team, by });

async function save(
  tx: Tx,
  list: ViewList,
  view: TableView,
  { owner, by }: { readonly owner: string; readonly by: ViewOwner },
): Promise<void> {
  const saved = { view: JSON.stringify(view), saved_by_id: by.id, saved_by_name: by.name };
  await tx
    .insertInto('table_views')
    .values({ tenant_id: tx.tenantId, list, owner_id: owner, ...saved })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'list', 'owner_id'])
        .doUpdateSet({ ...saved, saved_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Forgets somebody's view of a list. @returns whether there was one */
export const deleteOwnView = (tx: Tx, list: ViewList, ownerId: string): Promise<boolean> =>
  ownerId === team ? Promise.resolve(false) : forget(tx, list, ownerId);

/** Stops sharing a view of a list. @returns whether one was shared */
export const deleteTeamView = (tx: Tx, list: ViewList): Promise<boolean> => forget(tx, list, team);

async function forget(tx: Tx, list: ViewList, owner: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('table_views')
    .where('tenant_id', '=', tx.tenantId)
    .where('list', '=', list)
    .where('owner_id', '=', owner)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
