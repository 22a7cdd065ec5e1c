import type { Routes } from '@angular/router';
import { mayUse } from '../auth/session-guards';
import { askBeforeLeaving } from './ask-before-leaving';

export const importRoutes: Routes = [
  { path: '', title: 'Imports', loadComponent: () => import('./import-list-page').then((page) => page.ImportListPage) },
  {
    path: 'new',
    title: 'New import',
    canActivate: [mayUse('contact.import')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./import-page').then((page) => page.ImportPage),
  },
];
