import type { Routes } from '@angular/router';

export const bulkChangeRoutes: Routes = [
  {
    path: 'new',
    title: 'Bulk change',
    loadComponent: () => import('./bulk-change-page').then((page) => page.BulkChangePage),
  },
];

export const bulkChangeSettingsRoutes: Routes = [
  {
    path: '',
    title: 'Rules for bulk changes',
    loadComponent: () => import('./bulk-change-settings-page').then((page) => page.BulkChangeSettingsPage),
  },
];
