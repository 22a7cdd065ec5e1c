import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  contactHistorySchema,
  contactLookupSchema,
  contactViewSchema,
  type ChangeContact,
  type ContactHistory,
  type ContactLookup,
  type ContactView,
} from '@rollcall/domain/contact';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/contacts';
const urlOf = (id: number): string => `${root}/${id}`;
const matching = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

/** Requests about contacts that are not a resource of a page. Each throws what the server refuses. */
@Service()
export class ContactApi {
  private readonly http = inject(HttpClient);

  async view(id: number): Promise<ContactView> {
    return contactViewSchema.parse(await firstValueFrom(this.http.get(urlOf(id))));
  }

  /** The same key makes one contact, however often it is sent. */
  async create(request: ChangeContact, key: string): Promise<ContactView> {
    const headers = { 'Idempotency-Key': key };
    return contactViewSchema.parse(await firstValueFrom(this.http.post(root, request, { headers })));
  }

  /** Refused as `stale-version` when the contact is another one by now. */
  async change({ id, version }: Pick<ContactView, 'id' | 'version'>, request: ChangeContact): Promise<ContactView> {
    return contactViewSchema.parse(await firstValueFrom(this.http.patch(urlOf(id), request, matching(version))));
  }

  /** Softly: it can be restored. */
  async remove({ id, version }: Pick<ContactView, 'id' | 'version'>): Promise<void> {
    await firstValueFrom(this.http.delete(urlOf(id), matching(version)));
  }

  async restore(id: number): Promise<ContactView> {
    return contactViewSchema.parse(await firstValueFrom(this.http.post(`${urlOf(id)}/restore`, {})));
  }

  /** @param after `next` of the page before */
  async history(id: number, after: string | null): Promise<ContactHistory> {
    const params = after === null ? {} : { after };
    return contactHistorySchema.parse(await firstValueFrom(this.http.get(`${urlOf(id)}/history`, { params })));
  }

  /** Takes back the change of a time. Refused as `stale-version` when the contact is another one by now. */
  async undo({ id, version }: Pick<ContactView, 'id' | 'version'>, at: string): Promise<ContactView> {
    return contactViewSchema.parse(
      await firstValueFrom(this.http.post(`${urlOf(id)}/undo`, { at }, matching(version))),
    );
  }

  /** Who else has this phone or address? */
  async lookup(asked: Readonly<Record<string, string | number>>): Promise<ContactLookup> {
    return contactLookupSchema.parse(await firstValueFrom(this.http.get(`${root}/lookup`, { params: asked })));
  }
}
