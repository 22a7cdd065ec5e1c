import { permissionsOf, type Role } from '@rollcall/domain/permission';
import { partsFor, settingsPermissions } from './settings-sections';

const seenBy = (role: Role): readonly string[] => {
  const permissions = permissionsOf([role]);
  return partsFor((permission) => permissions.includes(permission)).flatMap(({ label, sections }) => [
    `# ${label}`,
    ...sections.map(({ path }) => path),
  ]);
};

describe('the sections of the settings', () => {
  it('are all there for an admin', () =>
    expect(seenBy('admin').filter((line) => !line.startsWith('#'))).toEqual([
      'fields',
      'encrypted-fields',
      'keys',
      'groups',
      'contact-rules',
      'bulk-changes',
      'teams',
      'agent-desktop',
      'users',
      'api-keys',
      'mail',
      'webhooks',
      'queue',
    ]));

  it('are those of groups and teams for a supervisor, without empty headings', () =>
    expect(seenBy('supervisor')).toEqual(['# Contacts', 'groups', '# Agents', 'teams']));

  it.each(['viewer', 'agent', 'auditor'] as const)('are none for %s, who then has no settings at all', (role) => {
    expect(seenBy(role)).toEqual([]);
    expect(permissionsOf([role]).some((permission) => settingsPermissions.includes(permission))).toBe(false);
  });
});
