import type { Routes } from '@angular/router';

export const undoRoutes: Routes = [
  { path: ':id', title: 'Undo a job', loadComponent: () => import('./undo-page').then((page) => page.UndoPage) },
];
