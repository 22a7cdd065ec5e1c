import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Confirm } from '../confirm/confirm';
import type { ContactPage } from './contact-page';

/** Whether an address is about the same contact: its tabs are one form. */
export function isSameContact(from: string, to: string): boolean {
  const ofContact = (url: string): string | undefined => /^\/contacts\/([^/?#]+)\//.exec(url)?.[1];
  return ofContact(from) !== undefined && ofContact(from) === ofContact(to);
}

/** What was typed and not saved is not thrown away by a stray click. */
export const askBeforeLeaving: CanDeactivateFn<ContactPage> = (page, _route, from, to) =>
  !page.hasUnsaved() ||
  isSameContact(from.url, to.url) ||
  inject(Confirm).ask({
    title: 'Leave without saving?',
    text: 'What you typed has not been saved.',
    yes: 'Leave',
    no: 'Stay',
    isDangerous: true,
  });
