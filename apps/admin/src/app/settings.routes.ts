import { inject } from '@angular/core';
import { RedirectCommand, Router, type Routes } from '@angular/router';
import { Session } from './auth/session';
import { mayUse } from './auth/session-guards';
import { partsFor, settingsPermissions } from './settings/settings-sections';

/** The first section this person may see; for somebody who may see none, what they would need. */
const firstSection = () => {
  const [session, router] = [inject(Session), inject(Router)];
  const first = partsFor((permission) => session.may(permission))[0]?.sections[0];
  if (first) return router.createUrlTree(['/settings', first.path]);
  const page = router.createUrlTree(['/forbidden'], { queryParams: { permission: settingsPermissions[0] } });
  return new RedirectCommand(page, { skipLocationChange: true });
};

export const settingsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings/settings-shell').then((part) => part.SettingsShell),
    children: [
      { path: '', pathMatch: 'full', canActivate: [firstSection], children: [] },
      {
        path: 'fields',
        title: 'Fields',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./custom-field/custom-field-section').then((part) => part.CustomFieldSection),
      },
      {
        path: 'encrypted-fields',
        title: 'Encrypted fields',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./encrypted/encrypted-section').then((part) => part.EncryptedSection),
      },
      {
        path: 'keys',
        canActivate: [mayUse('settings.manage')],
        loadChildren: () => import('./key-rotation/key-rotation.routes').then((part) => part.keyRotationRoutes),
      },
      {
        path: 'groups',
        title: 'Groups',
        canActivate: [mayUse('group.manage')],
        loadComponent: () => import('./group/group-section').then((part) => part.GroupSection),
      },
      {
        path: 'contact-rules',
        title: 'Contact rules',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./reach/contact-rules-section').then((part) => part.ContactRulesSection),
      },
      {
        path: 'bulk-changes',
        title: 'Bulk changes',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./bulk-change/bulk-rules-section').then((part) => part.BulkRulesSection),
      },
      {
        path: 'teams',
        title: 'Teams and agents',
        canActivate: [mayUse('group.manage')],
        loadComponent: () => import('./teams-section').then((part) => part.TeamsSection),
      },
      {
        path: 'agent-desktop',
        title: 'Agent Desktop',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./agent-desktop/agent-desktop-section').then((part) => part.AgentDesktopSection),
      },
      {
        path: 'mail',
        title: 'E-mail',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./mail/mail-section').then((part) => part.MailSection),
      },
      {
        path: 'users',
        title: 'Users',
        canActivate: [mayUse('user.manage')],
        loadComponent: () => import('./user/user-section').then((part) => part.UserSection),
      },
      {
        path: 'api-keys',
        title: 'API keys',
        canActivate: [mayUse('api-key.manage')],
        loadComponent: () => import('./api-key/api-key-section').then((part) => part.ApiKeySection),
      },
      {
        path: 'webhooks',
        title: 'Webhooks',
        canActivate: [mayUse('webhook.manage')],
        loadComponent: () => import('./webhook/webhook-section').then((part) => part.WebhookSection),
      },
      {
        path: 'queue',
        title: 'Queue',
        canActivate: [mayUse('settings.manage')],
        loadComponent: () => import('./queue/queue-section').then((part) => part.QueueSection),
      },
    ],
  },
];
