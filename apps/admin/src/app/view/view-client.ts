import { HttpClient } from '@angular/common/http';
import { Service, inject, signal, type WritableSignal } from '@angular/core';
import { tableViewsSchema, type TableView, type TableViews, type ViewList } from '@rollcall/domain/view';
import { firstValueFrom, type Observable } from 'rxjs';
import { Session } from '../auth/session';

/** What is known about the views of one list. `unknown`: the server could not be asked, and the list's own is shown. */
export type KnownViews = TableViews | 'asking' | 'unknown';

/**
 * The arranged tables of whoever is signed in, kept as long as the page: a list that is opened again is not drawn twice.
 * Kept by person and tenant, for somebody else may sign in without the page being loaded anew.
 */
@Service()
export class ViewClient {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly known = new Map<string, WritableSignal<KnownViews>>();

  /** The views of a list, asked for once. */
  of(list: ViewList): () => KnownViews {
    const key = this.keyOf(list);
    const before = this.known.get(key);
    if (before && before() !== 'unknown') return before.asReadonly();
    const views = signal<KnownViews>('asking');
    this.known.set(key, views);
    this.ask(this.http.get(`/api/v1/me/views/${list}`)).then(
      (answer) => views.set(answer),
      () => views.set('unknown'), // the list works without: its own arrangement is in the page
    );
    return views.asReadonly();
  }

  /** Throws what the server answers; then nothing has changed. */
  keep = (list: ViewList, view: TableView): Promise<void> =>
    this.write(list, this.http.put(`/api/v1/me/views/${list}`, view));
  reset = (list: ViewList): Promise<void> => this.write(list, this.http.delete(`/api/v1/me/views/${list}`));
  share = (list: ViewList, view: TableView): Promise<void> =>
    this.write(list, this.http.put(`/api/v1/views/${list}`, view));
  unshare = (list: ViewList): Promise<void> => this.write(list, this.http.delete(`/api/v1/views/${list}`));

  private async write(list: ViewList, request: Observable<unknown>): Promise<void> {
    const answer = await this.ask(request);
    this.known.get(this.keyOf(list))?.set(answer);
  }

  private async ask(request: Observable<unknown>): Promise<TableViews> {
    return tableViewsSchema.parse(await firstValueFrom(request));
  }

  private keyOf(list: ViewList): string {
    const me = this.session.me();
    return `${me?.tenant.id}.${me?.user.id}.${list}`;
  }
}
