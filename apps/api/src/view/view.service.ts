import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { deleteOwnView, deleteTeamView, findTableViews, saveOwnView, saveTeamView } from '@rollcall/db/view';
import { Refusal } from '@rollcall/domain/refusal';
import { viewListOf } from '@rollcall/domain/view';
import type { TableView, TableViews, ViewList } from '@rollcall/domain/view';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** How tables are arranged. One's own arrangement is nobody's business; sharing one is in the audit trail. */
@Injectable()
export class ViewService {
  constructor(@Inject(DB) private readonly db: Db) {}

  show(list: string, caller: Caller): Promise<TableViews> {
    return this.about(list, caller, () => Promise.resolve());
  }

  keep(list: string, view: TableView, caller: Caller): Promise<TableViews> {
    return this.about(list, caller, (tx, known) => saveOwnView(tx, known, view, caller));
  }

  /** Back to the shared arrangement, or to the list's own. A second time changes nothing. */
  reset(list: string, caller: Caller): Promise<TableViews> {
    return this.about(list, caller, (tx, known) => deleteOwnView(tx, known, caller.id));
  }

  share(list: string, view: TableView, caller: Caller): Promise<TableViews> {
    return this.about(list, caller, async (tx, known) => {
      await saveTeamView(tx, known, view, caller);
      const columns = view.columns.filter(({ isShown }) => isShown).map(({ id }) => id);
      await insertAudit(tx, actorOf(caller), {
        action: 'view.shared',
        target: { kind: 'view', id: known },
        details: { columns, sort: view.sort },
      });
    });
  }

  unshare(list: string, caller: Caller): Promise<TableViews> {
    return this.about(list, caller, async (tx, known) => {
      if (await deleteTeamView(tx, known))
        await insertAudit(tx, actorOf(caller), { action: 'view.unshared', target: { kind: 'view', id: known } });
    });
  }

  private about(
    word: string,
    caller: Caller,
    write: (tx: Tx, list: ViewList) => Promise<unknown>,
  ): Promise<TableViews> {
    const list = viewListOf(word);
    if (list === undefined) throw new Refusal('not-found');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await write(tx, list);
      return findTableViews(tx, list, caller.id);
    });
  }
}
