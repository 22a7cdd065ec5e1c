import type { Routes } from '@angular/router';
import { mayUse, signedIn, signedOut } from './auth/session-guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Sign in',
    canActivate: [signedOut],
    loadComponent: () => import('./auth/sign-in-page').then((page) => page.SignInPage),
  },
  {
    path: 'trouble',
    title: 'Something went wrong',
    loadComponent: () => import('./trouble/trouble-pages').then((page) => page.TroublePage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./shell/shell').then((part) => part.Shell),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Home',
        loadComponent: () => import('./home/home-page').then((page) => page.HomePage),
      },
      {
        path: 'contacts',
        canActivate: [mayUse('contact.read')],
        loadChildren: () => import('./contact/contact.routes').then((feature) => feature.contactRoutes),
      },
      {
        path: 'bulk-changes',
        canActivate: [mayUse('contact.read')],
        loadChildren: () => import('./bulk-change/bulk-change.routes').then((feature) => feature.bulkChangeRoutes),
      },
      {
        path: 'callbacks',
        canActivate: [mayUse('contact.read')],
        loadChildren: () => import('./callback/callback.routes').then((feature) => feature.callbackRoutes),
      },
      {
        path: 'exports',
        canActivate: [mayUse('contact.export')],
        loadChildren: () => import('./export/export.routes').then((feature) => feature.exportRoutes),
      },
      {
        path: 'imports',
        canActivate: [mayUse('job.read')],
        loadChildren: () => import('./import/import.routes').then((feature) => feature.importRoutes),
      },
      {
        path: 'jobs',
        canActivate: [mayUse('job.read')],
        loadChildren: () => import('./job/job.routes').then((feature) => feature.jobRoutes),
      },
      { path: 'settings', loadChildren: () => import('./settings.routes').then((part) => part.settingsRoutes) },
      {
        path: 'undos',
        canActivate: [mayUse('job.undo')],
        loadChildren: () => import('./undo/undo.routes').then((feature) => feature.undoRoutes),
      },
      {
        path: 'forbidden',
        title: 'Not allowed',
        loadComponent: () => import('./trouble/trouble-pages').then((page) => page.ForbiddenPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./trouble/trouble-pages').then((page) => page.NotFoundPage),
      },
    ],
  },
];
