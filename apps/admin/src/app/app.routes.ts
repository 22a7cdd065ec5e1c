import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import { mayUse, signedIn, signedOut } from './auth/session-guards';
import { Session } from './auth/session';
import { menu } from './shell/menu';

/** The first page of the menu that this person may see. */
const firstPage = () => {
  const session = inject(Session);
  return inject(Router).parseUrl(menu.find((entry) => session.may(entry.permission))?.path ?? '/forbidden');
};

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
      { path: '', pathMatch: 'full', canActivate: [firstPage], children: [] },
      {
        path: 'contacts',
        canActivate: [mayUse('contact.read')],
        loadChildren: () => import('./contact/contact.routes').then((feature) => feature.contactRoutes),
      },
      {
        path: 'callbacks',
        canActivate: [mayUse('contact.read')],
        loadChildren: () => import('./callback/callback.routes').then((feature) => feature.callbackRoutes),
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
      {
        path: 'undos',
        canActivate: [mayUse('job.undo')],
        loadChildren: () => import('./undo/undo.routes').then((feature) => feature.undoRoutes),
      },
      {
        path: 'settings/keys',
        canActivate: [mayUse('settings.manage')],
        loadChildren: () => import('./key-rotation/key-rotation.routes').then((feature) => feature.keyRotationRoutes),
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
