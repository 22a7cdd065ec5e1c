import type { Routes } from '@angular/router';

export const bulkChangeRoutes: Routes = [
  {
    path: 'new',
    title: 'Bulk change',
    loadComponent: () => import('./bulk-change-page').then((page) => page.BulkChangePage),
  },
];
