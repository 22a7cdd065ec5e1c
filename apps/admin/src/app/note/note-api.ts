import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { noteListSchema, noteViewSchema, type NoteId, type NoteList, type NoteView } from '@rollcall/domain/note';
import { firstValueFrom } from 'rxjs';

const urlOf = (contactId: number): string => `/api/v1/contacts/${contactId}/notes`;

/** Requests about notes. Each throws what the server refuses. */
@Service()
export class NoteApi {
  private readonly http = inject(HttpClient);

  /** One page, newest modification first. `after` is `next` of the page before. */
  async list(contactId: number, page: { readonly q: string; readonly after: string | null }): Promise<NoteList> {
    const params = {
      limit: 200,
      ...(page.q === '' ? {} : { q: page.q }),
      ...(page.after === null ? {} : { after: page.after }),
    };
    return noteListSchema.parse(await firstValueFrom(this.http.get(urlOf(contactId), { params })));
  }

  /** Writes a note, or adds to one. The same key writes one, however often it is sent. */
  async write(contactId: number, text: string, addsTo: NoteId | null, key: string): Promise<NoteView> {
    const headers = { 'Idempotency-Key': key };
    const answer = this.http.post(urlOf(contactId), { text, addsTo }, { headers });
    return noteViewSchema.parse(await firstValueFrom(answer));
  }
}
