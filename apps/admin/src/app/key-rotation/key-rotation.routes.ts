import type { Routes } from '@angular/router';

export const keyRotationRoutes: Routes = [
  {
    path: '',
    title: 'Keys of encrypted fields',
    loadComponent: () => import('./key-rotation-page').then((page) => page.KeyRotationPage),
  },
];
