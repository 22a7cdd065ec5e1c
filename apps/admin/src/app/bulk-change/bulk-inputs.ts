import { modifiableFields, type BulkCategory } from '@rollcall/domain/bulk-change';
import { consentChannels, givenConsentSources } from '@rollcall/domain/consent';
import type { FilterFieldList } from '@rollcall/domain/filter';

/** What one field is changed with. `hows` are the ways there are; without them it is set. */
export interface BulkInput {
  readonly key: string;
  readonly label: string;
  readonly type: 'text' | 'date' | 'choice';
  readonly choices?: readonly Choice[];
  readonly hows?: readonly Choice[];
  /** Has no slider: it is told in any case. */
  readonly isAlways?: boolean;
  readonly isRequired?: boolean;
}
type Choice = readonly [value: string, label: string];

/** What a person has said of a field. */
export interface BulkCell {
  readonly isOn: boolean;
  readonly value: string;
  readonly how: string;
}
/** By the key of the field. */
export type BulkCells = Readonly<Record<string, BulkCell>>;

const yesNo: readonly Choice[] = [
  ['true', 'Yes'],
  ['false', 'No'],
];
const channelLabels = { voice: 'Calls', cell: 'Calls to mobile phones', sms: 'Text messages', email: 'E-mails' };
const consentChoices: readonly Choice[] = [
  ['granted', 'Granted'],
  ['revoked', 'Revoked'],
  ['refused', 'Refused'],
  ['unknown', 'Unknown'],
];
const setAddSubtract: readonly Choice[] = [
  ['set', 'Set to'],
  ['add', 'Add'],
  ['subtract', 'Subtract'],
];
const setShift: readonly Choice[] = [
  ['set', 'Set to'],
  ['shift', 'Shift by days'],
];

type Fields = FilterFieldList['items'];

/** The fields of a category; `fields` is what the tenant's contacts have. */
export function inputsOf(category: BulkCategory, fields: Fields): readonly BulkInput[] {
  switch (category) {
    case 'status':
      return [
        {
          key: 'active',
          label: 'Status',
          type: 'choice',
          choices: [
            ['true', 'Active'],
            ['false', 'Inactive'],
          ],
        },
      ];
    case 'balance':
      return [{ key: 'balance', label: 'Payment balance', type: 'text', hows: setAddSubtract }];
    case 'due-date':
      return [{ key: 'dueDate', label: 'Account due date', type: 'date', hows: setShift }];
    case 'group':
      return [
        { key: 'groupId', label: 'Group', type: 'choice', choices: [['', 'No group'], ...choicesOf(fields, 'group')] },
      ];
    case 'ownership':
      return [
        { key: 'agentId', label: 'Agent ID', type: 'text' },
        { key: 'agentTeam', label: 'Agent team', type: 'text' },
      ];
    case 'consent':
      return [
        ...consentChannels.map((channel): BulkInput => ({
          key: channel,
          label: channelLabels[channel],
          type: 'choice',
          choices: consentChoices,
        })),
        {
          key: 'source',
          label: 'How it was said',
          type: 'choice',
          choices: givenConsentSources.map((source) => [source, source.replace('-', ' ')]),
          isAlways: true,
          isRequired: true,
        },
        { key: 'capturedAt', label: 'When it was said', type: 'date', isAlways: true, isRequired: true },
        { key: 'evidence', label: 'What proves it (needed to grant)', type: 'text', isAlways: true },
      ];
    case 'custom':
      return fields.filter(({ name }) => name.startsWith('custom:')).map(toInput);
    case 'fields':
      return modifiableFields.flatMap((name) => fields.filter((field) => field.name === name).map(toInput));
    case 'delete':
      return [];
  }
}

const choicesOf = (fields: Fields, name: string): Choice[] =>
  (fields.find((field) => field.name === name)?.choices ?? []).map(({ value, label }) => [value, label]);

function toInput({ name, label, type, choices }: Fields[number]): BulkInput {
  if (type === 'boolean') {
    const clear: readonly Choice[] = name.startsWith('custom:') ? [['', 'Clear']] : [];
    return { key: name, label, type: 'choice', choices: [...yesNo, ...clear] };
  }
  if (choices === null || choices.length === 0) return { key: name, label, type: type === 'date' ? 'date' : 'text' };
  return {
    key: name,
    label,
    type: 'choice',
    choices: [['', 'Clear'], ...choices.map((one): Choice => [one.value, one.label])],
  };
}

/** How a field is before anybody touches it: off, unless it is the only one. */
export const cellOf = ({ choices, hows, isAlways }: BulkInput, isOnly: boolean): BulkCell => ({
  isOn: isOnly || isAlways === true,
  value: choices?.[0]?.[0] ?? '',
  how: hows?.[0]?.[0] ?? 'set',
});

/** What the request says of the fields that are on; an empty one is cleared. Null: nothing is on, or something is missing. */
export function changesOf(category: BulkCategory, inputs: readonly BulkInput[], cells: BulkCells): object | null {
  if (category === 'delete') return {};
  const on = inputs.flatMap((input) => (cells[input.key]?.isOn ? [[input, cells[input.key]!] as const] : []));
  if (on.some(([{ isRequired }, { value }]) => isRequired && value === '')) return null;
  if (!on.some(([{ isAlways }]) => !isAlways)) return null;
  const values = Object.fromEntries(on.map(([{ key }, { value }]) => [key, value === '' ? null : value]));
  const [first] = on;
  switch (category) {
    case 'status':
      return { active: values['active'] === 'true' };
    case 'balance':
      return toBalance(first?.[1]);
    case 'due-date':
      return toDueDate(first?.[1]);
    case 'group':
      return { groupId: values['groupId'] ? Number(values['groupId']) : null };
    case 'consent': {
      const channels = Object.fromEntries(
        consentChannels.flatMap((one) => (one in values ? [[one, values[one]]] : [])),
      );
      const { source, capturedAt, evidence } = values;
      return { channels, source, capturedAt: `${capturedAt}T00:00:00Z`, evidence };
    }
    case 'custom':
      return { custom: Object.fromEntries(Object.entries(values).map(([key, value]) => [key.slice(7), value])) };
    case 'fields':
      return { ...values, ...yesOrNo(values) };
    case 'ownership':
      return values;
  }
}

const toBalance = (cell?: BulkCell): object | null => {
  if (cell === undefined) return null;
  if (cell.how === 'set') return { balance: { do: 'set', amount: cell.value === '' ? null : cell.value } };
  return cell.value === '' ? null : { balance: { do: cell.how, amount: cell.value } };
};

const toDueDate = (cell?: BulkCell): object | null => {
  if (cell === undefined) return null;
  if (cell.how === 'set') return { dueDate: { do: 'set', date: cell.value === '' ? null : cell.value } };
  return /^-?[1-9]\d{0,4}$/.test(cell.value) ? { dueDate: { do: 'shift', days: Number(cell.value) } } : null;
};

const yesOrNo = (values: Readonly<Record<string, string | null>>): object =>
  Object.fromEntries(
    ['active', 'doNotContact'].flatMap((field) => (field in values ? [[field, values[field] === 'true']] : [])),
  );
