import type { Routes } from '@angular/router';

export const contactRoutes: Routes = [
  {
    path: '',
    title: 'Contacts',
    loadComponent: () => import('./contact-list-page').then((page) => page.ContactListPage),
  },
  { path: ':id', title: 'Contact', loadComponent: () => import('./contact-page').then((page) => page.ContactPage) },
];
