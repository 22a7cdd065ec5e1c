import { startBulkChangeSchema, type BulkCategory } from '@rollcall/domain/bulk-change';
import { cellOf, changesOf, inputsOf, type BulkCells } from './bulk-inputs';

const fields = [
  { name: 'company', label: 'Company', type: 'text', operators: [], choices: null },
  { name: 'doNotContact', label: 'Do not contact', type: 'boolean', operators: [], choices: null },
  { name: 'custom:Size', label: 'Size', type: 'number', operators: [], choices: null },
  { name: 'group', label: 'Group', type: 'group', operators: [], choices: [{ value: '7', label: 'North' }] },
] as Parameters<typeof inputsOf>[1];
const on = (value: string, how = 'set') => ({ isOn: true, value, how });

function requestOf(category: BulkCategory, cells: BulkCells) {
  const changes = changesOf(category, inputsOf(category, fields), cells);
  return changes === null
    ? null
    : startBulkChangeSchema.safeParse({ target: { all: true }, expectedCount: 1, category, changes });
}

describe('the fields of a bulk change', () => {
  it.each([
    ['status', { active: on('false') }, { active: false }],
    ['balance', { balance: on('5', 'add') }, { balance: { do: 'add', amount: '5' } }],
    ['balance', { balance: on('') }, { balance: { do: 'set', amount: null } }],
    ['due-date', { dueDate: on('-3', 'shift') }, { dueDate: { do: 'shift', days: -3 } }],
    ['group', { groupId: on('7') }, { groupId: 7 }],
    ['group', { groupId: on('') }, { groupId: null }],
    ['ownership', { agentId: on(''), agentTeam: { isOn: false, value: 'x', how: 'set' } }, { agentId: null }],
    ['custom', { 'custom:Size': on('42') }, { custom: { Size: '42' } }],
    ['fields', { company: on(''), doNotContact: on('true') }, { company: null, doNotContact: true }],
    ['delete', {}, {}],
  ] as const)('%s: off is untouched, on and empty is cleared', (category, cells, changes) => {
    expect(requestOf(category, cells)?.data?.changes).toEqual(changes);
  });

  it.each([
    ['status', {}],
    ['balance', { balance: on('', 'add') }],
    ['due-date', { dueDate: on('soon', 'shift') }],
    ['consent', { sms: on('revoked'), source: on('call'), capturedAt: on('') }],
  ] as const)('%s: asks for nothing while something is missing', (category, cells) => {
    expect(requestOf(category, cells)).toBeNull();
  });

  it('begins with the only field on, and with all others off', () => {
    const [status] = inputsOf('status', fields);
    expect([cellOf(status!, true).isOn, cellOf(status!, false).isOn]).toEqual([true, false]);
  });
});
