import { Refusal } from '@rollcall/domain/refusal';
import type { WebhookId } from '@rollcall/domain/webhook';
import { randomBytes } from 'node:crypto';
import type { KeyVault } from '../encrypted/index.js';
import type { Tx } from '../database/index.js';

/** A secret that signs, wrapped by a master key as keys of tenants are. */
export interface WrappedSecret {
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

const aboutOf = (tx: Tx, url: string): string => `webhook ${tx.tenantId} ${url}`;

/** Makes a secret: `whsec_` and 256 random bits. It is shown once, and only kept wrapped, for this tenant and address alone. */
export async function newWebhookSecret(
  tx: Tx,
  vault: KeyVault,
  url: string,
): Promise<WrappedSecret & { readonly secret: string }> {
  const secret = `whsec_${randomBytes(32).toString('base64url')}`;
  return { secret, masterKeyId: vault.keyId, wrapped: await vault.wrap(Buffer.from(secret), aboutOf(tx, url)) };
}

/** The secret again. Throws `Unreadable` without the master key, or if the secret or its address are not as they were. */
export async function openWebhookSecret(
  tx: Tx,
  vault: KeyVault,
  url: string,
  { masterKeyId, wrapped }: WrappedSecret,
): Promise<string> {
  return (await vault.unwrap(wrapped, aboutOf(tx, url), masterKeyId)).toString();
}

/** The same secret, wrapped for another address. Refuses `not-found`, and `encrypted.unreadable` if it cannot be opened. */
export async function rewrapWebhookSecret(tx: Tx, vault: KeyVault, id: WebhookId, url: string): Promise<WrappedSecret> {
  const row = await tx
    .selectFrom('webhooks')
    .select(['url', 'master_key_id', 'wrapped_secret'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const kept = { masterKeyId: row.master_key_id, wrapped: row.wrapped_secret };
  const secret = await openWebhookSecret(tx, vault, row.url, kept).catch(() => {
    throw new Refusal('encrypted.unreadable');
  });
  return { masterKeyId: vault.keyId, wrapped: await vault.wrap(Buffer.from(secret), aboutOf(tx, url)) };
}
