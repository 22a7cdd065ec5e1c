import type { GrantablePermission } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import type { Caller } from './caller.js';

/**
 * Refuses to hand out a permission that a tenant gives by its settings, unless the caller has it, or is a person who keeps the settings and
 * could give it to anybody. A key with `settings.manage` or `user.manage` alone must not be a way to other people's secrets.
 */
export function refuseGrant(given: readonly GrantablePermission[], { via, permissions }: Caller): void {
  if (via === 'session' && permissions.includes('settings.manage')) return;
  const missing = given.find((permission) => !permissions.includes(permission));
  if (missing) throw new Refusal('permission-missing', { permission: missing });
}
