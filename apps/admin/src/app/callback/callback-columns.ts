import type { CallbackView } from '@rollcall/domain/callback';
import type { Column } from '../data-table/column';
import { formatMoment } from '../format/times';
import { formatWall, zoneNameAt } from '../format/wall-times';
import { routingTexts, standText, stateTexts } from './callback-messages';

const own: readonly Column[] = [
  { id: 'when', label: 'Date and time there', isPinned: true, isFixed: true },
  { id: 'contact', label: 'Contact' },
  { id: 'phone', label: 'Phone' },
  { id: 'agent', label: 'Agent / team' },
  { id: 'routing', label: 'Who calls' },
  { id: 'state', label: 'State' },
  { id: 'note', label: 'Note' },
  { id: 'dueAt', label: 'My date and time', isHidden: true },
  { id: 'zone', label: 'Time zone', isHidden: true },
  { id: 'createdBy', label: 'Added by', isHidden: true },
  { id: 'createdAt', label: 'Added', isHidden: true },
  { id: 'changedAt', label: 'Modified', isHidden: true },
];

/** Every column of the list; a contact's own list need not name it. */
export const callbackColumns = (isOfContact: boolean): readonly Column[] =>
  isOfContact ? own.filter(({ id }) => id !== 'contact') : own;

/** "Mon, Nov 30, 2026, 3:30 PM EST": the time where the contact is. */
export const whenText = ({ localAt, zone, dueAt }: Pick<CallbackView, 'localAt' | 'zone' | 'dueAt'>): string =>
  `${formatWall(localAt)} ${zoneNameAt(zone, dueAt)}`;

/** What a callback is called, for the names of its buttons and for banners. */
export const labelOf = (callback: CallbackView): string => `${callback.contact.name}, ${whenText(callback)}`;

/** Why nothing can be done with one that is over. */
export const overText = (callback: CallbackView): string =>
  `${labelOf(callback)}: ${stateTexts[callback.state].toLowerCase()}, and it stays so.`;

/** The text of a cell, for all columns but those the list draws itself. */
export function textOfCallback(callback: CallbackView, columnId: string): string {
  switch (columnId) {
    case 'agent':
      return [callback.agentId, callback.agentTeam].filter(Boolean).join(' / ');
    case 'routing':
      return routingTexts[callback.routing];
    case 'state':
      return standText(callback);
    case 'note':
      return callback.note ?? '';
    case 'zone':
      return callback.zone;
    case 'createdBy':
      return callback.createdBy.name;
    case 'dueAt':
    case 'createdAt':
    case 'changedAt':
      return formatMoment(callback[columnId]);
    default:
      return '';
  }
}
