import type { Role } from '@rollcall/domain/permission';

/** What roles are called, and what their people do. */
export const roleTexts: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
  viewer: { label: 'Viewer', hint: 'reads contacts and jobs' },
  agent: { label: 'Agent', hint: 'writes contacts, notes and callbacks too' },
  'service-advisor': { label: 'Service advisor', hint: 'as an agent' },
  'dealer-admin': { label: 'Dealer admin', hint: 'as an agent, and groups and teams' },
  supervisor: { label: 'Supervisor', hint: 'as an agent, and groups, teams and own jobs' },
  admin: { label: 'Admin', hint: 'everything but revealing encrypted values' },
  auditor: { label: 'Auditor', hint: 'reads jobs and the audit trail, no contacts' },
};
