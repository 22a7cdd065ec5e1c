import { computed, inject, type Signal } from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { arrangeColumns, drawnColumns, type Density, type TableView, type ViewList } from '@rollcall/domain/view';
import { firstValueFrom } from 'rxjs';
import type { Column } from '../data-table/column';
import { ViewClient } from './view-client';

/** How one list is arranged for the person who looks at it. */
export interface ListView {
  readonly list: ViewList;
  /** Every column the list has, in its own order. */
  readonly all: Signal<readonly Column[]>;
  /** The view that counts: the person's own, else the shared one, else none. */
  readonly inForce: Signal<TableView | null>;
  /** What to draw. */
  readonly columns: Signal<readonly Column[]>;
  readonly density: Signal<Density | null>;
  readonly sort: Signal<string | null>;
  /** Whether it is known by now how the person wants the list. */
  readonly isSettled: Signal<boolean>;
  /** Opens the dialog behind the gear. `sort` is the sort of the moment, which is saved with the rest. */
  readonly customise: (sort: string | null) => Promise<void>;
}

/** What the dialog is opened with. */
export interface CustomiseData {
  readonly view: ListView;
  readonly sort: string | null;
}

/** The arrangement of a list, for its page. Call it where things can be injected. */
export function listView(list: ViewList, all: Signal<readonly Column[]>): ListView {
  const [client, dialog] = [inject(ViewClient), inject(MatDialog)];
  const known = client.of(list);
  const inForce = computed(() => {
    const views = known();
    return typeof views === 'string' ? null : (views.own ?? views.team?.view ?? null);
  });
  const columns = computed(() => {
    const byId = new Map(all().map((column) => [column.id, column]));
    return drawnColumns(arrangeColumns(all(), inForce()?.columns ?? null)).flatMap(({ id, isPinned, width }) => {
      const column = byId.get(id);
      return column ? [{ ...column, isPinned, width: width ?? column.width ?? null }] : [];
    });
  });
  const view: ListView = {
    list,
    all,
    inForce,
    columns,
    density: computed(() => inForce()?.density ?? null),
    sort: computed(() => inForce()?.sort ?? null),
    isSettled: computed(() => known() !== 'asking'),
    customise: async (sort) => {
      const { CustomiseDialog } = await import('./customise-dialog');
      const config = new MatDialogConfig<CustomiseData>();
      config.data = { view, sort };
      config.width = 'min(560px, calc(100vw - 24px))';
      config.maxWidth = 'none';
      await firstValueFrom(dialog.open(CustomiseDialog, config).afterClosed());
    },
  };
  return view;
}
