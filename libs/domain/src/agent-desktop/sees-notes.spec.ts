import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roles } from '../permission/permissions.js';
import type { Role } from '../permission/permissions.js';
import { agentLikeRoles, seesNotes } from './sees-notes.js';

describe('notes on the agent desktop', () => {
  it.each<[readonly Role[], boolean]>([
    [['agent'], false],
    [['service-advisor'], false],
    [['viewer', 'agent'], false],
    [['agent', 'supervisor'], true],
    [['agent', 'dealer-admin'], true],
    [['admin'], true],
    [['auditor', 'agent'], true],
    [[], true], // a program: its key names the permission, and only somebody who has it could give it
  ])('switched off, are seen by %j: %s', (held, expected) => {
    expect(seesNotes(held, { notesEnabled: false })).toBe(expected);
  });

  it('are seen by everybody when they are switched on', () => {
    fc.assert(fc.property(fc.subarray([...roles]), (held) => seesNotes(held, { notesEnabled: true })));
  });

  it('one more role never hides them', () => {
    fc.assert(
      fc.property(fc.subarray([...roles], { minLength: 1 }), fc.constantFrom(...roles), (held, more) => {
        const before = seesNotes(held, { notesEnabled: false });
        return !before || seesNotes([...held, more], { notesEnabled: false });
      }),
    );
    expect(agentLikeRoles.every((role) => roles.includes(role))).toBe(true);
  });
});
