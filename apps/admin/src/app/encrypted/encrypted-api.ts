import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  foundEncryptedSchema,
  maskedListSchema,
  maskedValueSchema,
  revealedValueSchema,
  searchableFieldsSchema,
  type EncryptedFieldKey,
  type FoundEncrypted,
  type MaskedValue,
  type SearchableFields,
} from '@rollcall/domain/encrypted';
import { firstValueFrom } from 'rxjs';

const urlOf = (contactId: number): string => `/api/v1/contacts/${contactId}/encrypted`;

/** Requests about encrypted values. A value is only ever in a body, and nothing here keeps one. Each throws what the server refuses. */
@Service()
export class EncryptedApi {
  private readonly http = inject(HttpClient);

  async list(contactId: number): Promise<readonly MaskedValue[]> {
    return maskedListSchema.parse(await firstValueFrom(this.http.get(urlOf(contactId)))).items;
  }

  /** Replaces a value; null takes it away. Refused as `stale-version` when it is another one by now. */
  async put(contactId: number, { field, version }: MaskedValue, value: string | null): Promise<MaskedValue> {
    const headers = { 'If-Match': `"${version}"` };
    const answer = this.http.put(`${urlOf(contactId)}/${field}`, { value }, { headers });
    return maskedValueSchema.parse(await firstValueFrom(answer));
  }

  /** The value. The reason is in the audit trail before it leaves the server. */
  async reveal(contactId: number, field: EncryptedFieldKey, reason: string): Promise<string> {
    const answer = this.http.post(`${urlOf(contactId)}/${field}/reveal`, { reason });
    return revealedValueSchema.parse(await firstValueFrom(answer)).value;
  }

  /** The fields that contacts can be found by. */
  async searchable(): Promise<SearchableFields['items']> {
    const answer = this.http.get('/api/v1/contacts/encrypted-search/fields');
    return searchableFieldsSchema.parse(await firstValueFrom(answer)).items;
  }

  /** The contacts that have a value as a whole. */
  async search(field: EncryptedFieldKey, value: string): Promise<FoundEncrypted> {
    const answer = this.http.post('/api/v1/contacts/encrypted-search', { field, value });
    return foundEncryptedSchema.parse(await firstValueFrom(answer));
  }
}
