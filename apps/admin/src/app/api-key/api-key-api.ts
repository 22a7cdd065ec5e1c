import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  apiKeyViewSchema,
  createdApiKeySchema,
  type ApiKeyView,
  type CreateApiKey,
  type CreatedApiKey,
} from '@rollcall/domain/api-key';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/api-keys';

/** Requests that write API keys. Each throws what the server refuses. */
@Service()
export class ApiKeyApi {
  private readonly http = inject(HttpClient);

  /** The only answer with the key itself. */
  async create(request: CreateApiKey): Promise<CreatedApiKey> {
    return createdApiKeySchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  async revoke(id: ApiKeyView['id']): Promise<ApiKeyView> {
    return apiKeyViewSchema.parse(await firstValueFrom(this.http.delete(`${root}/${id}`)));
  }
}
