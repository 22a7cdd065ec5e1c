import { InjectionToken, type Type } from '@angular/core';
import type { MeFlag } from '@rollcall/domain/me';
import type { Permission } from '@rollcall/domain/permission';

/** One tab of the editor. Its component gets the contact, and what was typed, from `ContactEdit`. */
export interface ContactTab {
  /** The last part of the address. */
  readonly id: string;
  readonly label: string;
  readonly load: () => Promise<Type<unknown>>;
  /** Whether Save is about what is on it; the others need a contact that is saved. */
  readonly isOfForm: boolean;
  /** Without it the tab is absent. */
  readonly permission?: Permission;
  /** Where the tenant does not have it the tab is absent. */
  readonly flag?: MeFlag;
}

/** All tabs in order. Those of other features are among them, so the list stands above all features. */
export const CONTACT_TABS = new InjectionToken<readonly ContactTab[]>('CONTACT_TABS');
