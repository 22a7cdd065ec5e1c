import type { Routes } from '@angular/router';
import { kindParts } from '../kind-parts';
import { KIND_PARTS } from './kind-parts';

export const jobRoutes: Routes = [
  { path: '', title: 'Jobs', loadComponent: () => import('./job-list-page').then((page) => page.JobListPage) },
  {
    path: ':id',
    title: 'Job',
    providers: [{ provide: KIND_PARTS, useValue: kindParts }],
    loadComponent: () => import('./job-page').then((page) => page.JobPage),
  },
];
