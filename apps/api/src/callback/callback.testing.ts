import { callbackViewSchema } from '@rollcall/domain/callback';
import type { CallbackView } from '@rollcall/domain/callback';
import { dateOf, dayMs, wallAt } from '@rollcall/domain/reach';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

/** Where the contact of the tests is. */
export const zone = 'America/New_York';
/** The contact's first number. */
export const phone = '+12125550123';
/** A day some days from now, where the contact is. */
export const dayIn = (days: number): string => dateOf(wallAt(zone, Date.now() + days * dayMs));

/** An api with one tenant that has two contacts: 7 in New York, 8 somewhere in Florida. */
export class CallbackRig {
  tenant!: TenantId;
  key!: string;

  private constructor(readonly api: TestApi) {}

  static async open(): Promise<CallbackRig> {
    return new CallbackRig(await startApi());
  }

  /** Goes on with a fresh tenant. */
  async begin(): Promise<void> {
    this.tenant = await this.api.database.newTenant();
    this.key = await this.api.bearer(this.tenant);
    await this.rows(
      `insert into contacts (tenant_id, id, first_name, last_name, time_zone) values
       ($1, 7, 'Ana', 'Ruiz', 'America/New_York'), ($1, 8, 'Ben', 'Roe', null)`,
    );
    await this.rows(
      `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values
       ($1, 7, 1, '+12125550123', 'x'), ($1, 7, 2, '+12125550124', 'y'), ($1, 8, 1, '+13055550123', 'z')`,
    );
  }

  /** Rows as the owner sees them; `$1` is the tenant. */
  rows(text: string): Promise<Record<string, unknown>[]> {
    return this.api.database.rows(text, [this.tenant]);
  }

  get(path: string) {
    return this.api.request().get(`/api/v1${path}`).set('Authorization', this.key);
  }

  post(body: object, path = '') {
    return this.api.request().post(`/api/v1/callbacks${path}`).set('Authorization', this.key).send(body);
  }

  patch({ id, version }: CallbackView, body: object) {
    const headers = { Authorization: this.key, 'If-Match': `"${version}"` };
    return this.api.request().patch(`/api/v1/callbacks/${id}`).set(headers).send(body);
  }

  /** Schedules one for noon in three days. */
  async make(change: object = {}): Promise<CallbackView> {
    const answer = await this.post({ contactId: 7, localAt: `${dayIn(3)}T12:00`, ...change }).expect(201);
    return callbackViewSchema.parse(answer.body);
  }
}
