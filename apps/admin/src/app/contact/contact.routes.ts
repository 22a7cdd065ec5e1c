import type { Routes } from '@angular/router';
import { mayUse } from '../auth/session-guards';
import { contactTabs } from '../contact-tabs';
import { CONTACT_TABS } from './contact-tab';
import { askBeforeLeaving } from './leave-contact';

const providers = [{ provide: CONTACT_TABS, useValue: contactTabs }];
const contactPage = () => import('./contact-page').then((page) => page.ContactPage);

export const contactRoutes: Routes = [
  {
    path: '',
    title: 'Contacts',
    loadComponent: () => import('./contact-list-page').then((page) => page.ContactListPage),
  },
  {
    path: 'deleted',
    title: 'Recently deleted',
    loadComponent: () => import('./deleted-list-page').then((page) => page.DeletedListPage),
  },
  { path: 'new', pathMatch: 'full', redirectTo: 'new/general' },
  {
    path: 'new/:tab',
    title: 'New contact',
    providers,
    canActivate: [mayUse('contact.write')],
    canDeactivate: [askBeforeLeaving],
    loadComponent: contactPage,
  },
  { path: ':id', pathMatch: 'full', redirectTo: ':id/general' },
  { path: ':id/:tab', title: 'Contact', providers, canDeactivate: [askBeforeLeaving], loadComponent: contactPage },
];
