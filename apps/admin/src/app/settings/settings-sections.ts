import type { Permission } from '@rollcall/domain/permission';
import type { IconName } from '../icon/icon-paths';

/** One section of the settings: absent from the list for people without its permission. */
export interface SettingsSection {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
}

/** A heading of the list, with its sections. */
export interface SettingsPart {
  readonly label: string;
  readonly sections: readonly SettingsSection[];
}

/** Every section, in order: what exists, and nothing else. */
export const settingsParts: readonly SettingsPart[] = [
  {
    label: 'Contacts',
    sections: [
      { path: 'fields', label: 'Fields', icon: 'columns', permission: 'settings.manage' },
      { path: 'encrypted-fields', label: 'Encrypted fields', icon: 'eye-off', permission: 'settings.manage' },
      { path: 'keys', label: 'Encryption keys', icon: 'key', permission: 'settings.manage' },
      { path: 'groups', label: 'Groups', icon: 'contacts', permission: 'group.manage' },
      { path: 'contact-rules', label: 'Contact rules', icon: 'clock', permission: 'settings.manage' },
      { path: 'bulk-changes', label: 'Bulk changes', icon: 'edit', permission: 'settings.manage' },
    ],
  },
  {
    label: 'Agents',
    sections: [
      { path: 'teams', label: 'Teams and agents', icon: 'user', permission: 'group.manage' },
      { path: 'agent-desktop', label: 'Agent Desktop', icon: 'system', permission: 'settings.manage' },
    ],
  },
  {
    label: 'Access',
    sections: [
      { path: 'users', label: 'Users', icon: 'user', permission: 'user.manage' },
      { path: 'api-keys', label: 'API keys', icon: 'key', permission: 'api-key.manage' },
    ],
  },
  {
    label: 'System',
    sections: [
      { path: 'mail', label: 'E-mail', icon: 'mail', permission: 'settings.manage' },
      { path: 'webhooks', label: 'Webhooks', icon: 'bell', permission: 'webhook.manage' },
      { path: 'queue', label: 'Queue', icon: 'jobs', permission: 'settings.manage' },
    ],
  },
];

/** Who finds anything in the settings: one of these is enough. */
export const settingsPermissions: readonly Permission[] = [
  ...new Set(settingsParts.flatMap(({ sections }) => sections.map(({ permission }) => permission))),
];

/** The parts with what somebody may see of them; a heading without sections is left out. */
export const partsFor = (may: (permission: Permission) => boolean): readonly SettingsPart[] =>
  settingsParts
    .map(({ label, sections }) => ({ label, sections: sections.filter(({ permission }) => may(permission)) }))
    .filter(({ sections }) => sections.length > 0);
