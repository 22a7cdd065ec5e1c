import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { contactViewSchema, type ContactView } from '@rollcall/domain/contact';
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

  /** Softly: it can be restored. */
  async remove({ id, version }: Pick<ContactView, 'id' | 'version'>): Promise<void> {
    await firstValueFrom(this.http.delete(urlOf(id), matching(version)));
  }

  async restore(id: number): Promise<ContactView> {
    return contactViewSchema.parse(await firstValueFrom(this.http.post(`${urlOf(id)}/restore`, {})));
  }
}
