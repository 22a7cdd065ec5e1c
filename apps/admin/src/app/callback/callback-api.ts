import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  callbackOutcomesSchema,
  callbackViewSchema,
  type CallbackOutcomes,
  type CallbackView,
  type ChangeCallback,
  type ChangeCallbacks,
  type CreateCallback,
} from '@rollcall/domain/callback';
import { firstValueFrom } from 'rxjs';

const root = '/api/v1/callbacks';

/** Requests that write callbacks. Each throws what the server refuses. */
@Service()
export class CallbackApi {
  private readonly http = inject(HttpClient);

  async view(id: number): Promise<CallbackView> {
    return callbackViewSchema.parse(await firstValueFrom(this.http.get(`${root}/${id}`)));
  }

  async create(request: CreateCallback): Promise<CallbackView> {
    return callbackViewSchema.parse(await firstValueFrom(this.http.post(root, request)));
  }

  /** Refused as `stale-version` when it is another one by now. */
  async change({ id, version }: Pick<CallbackView, 'id' | 'version'>, change: ChangeCallback): Promise<CallbackView> {
    const headers = { 'If-Match': `"${version}"` };
    return callbackViewSchema.parse(await firstValueFrom(this.http.patch(`${root}/${id}`, change, { headers })));
  }

  /** Each answers for itself. */
  async changeSeveral(
    callbacks: readonly CallbackView[],
    change: ChangeCallbacks['change'],
  ): Promise<CallbackOutcomes> {
    const request: ChangeCallbacks = { callbacks: callbacks.map(({ id, version }) => ({ id, version })), change };
    return callbackOutcomesSchema.parse(await firstValueFrom(this.http.post(`${root}/changes`, request)));
  }
}
