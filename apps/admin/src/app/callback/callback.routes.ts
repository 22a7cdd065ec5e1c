import type { Routes } from '@angular/router';

export const callbackRoutes: Routes = [
  {
    path: '',
    title: 'Callbacks',
    loadComponent: () => import('./callback-list-page').then((page) => page.CallbackListPage),
  },
];
