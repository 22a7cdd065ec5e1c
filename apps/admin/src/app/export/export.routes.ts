import type { Routes } from '@angular/router';

export const exportRoutes: Routes = [
  { path: 'new', title: 'Export', loadComponent: () => import('./export-page').then((page) => page.ExportPage) },
];
