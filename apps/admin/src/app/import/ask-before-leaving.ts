import { inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Confirm } from '../confirm/confirm';
import type { ImportPage } from './import-page';

/** A wizard with a file in it is work: it is not thrown away by a stray click. */
export const askBeforeLeaving: CanDeactivateFn<ImportPage> = (page) =>
  !page.hasUnstarted() ||
  inject(Confirm).ask({
    title: 'Leave this import?',
    text: 'It has not been started. What has been uploaded can be resumed by choosing the same file again.',
    yes: 'Leave',
    no: 'Stay',
  });
