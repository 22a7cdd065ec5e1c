import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { consentListSchema, type ConsentList, type RecordConsent } from '@rollcall/domain/consent';
import { firstValueFrom } from 'rxjs';

const urlOf = (contactId: number): string => `/api/v1/contacts/${contactId}/consents`;

/** Requests about consents. Each throws what the server refuses. */
@Service()
export class ConsentApi {
  private readonly http = inject(HttpClient);

  /** Older entries: `after` is `next` of the page before. */
  async older(contactId: number, after: string): Promise<ConsentList> {
    return consentListSchema.parse(await firstValueFrom(this.http.get(urlOf(contactId), { params: { after } })));
  }

  /** Adds an entry, for good. */
  async record(contactId: number, request: RecordConsent): Promise<ConsentList> {
    return consentListSchema.parse(await firstValueFrom(this.http.post(urlOf(contactId), request)));
  }
}
