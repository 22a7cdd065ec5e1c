import type { InteractionView } from '@rollcall/domain/interaction';
import { formatPhone } from '../contact/contact-format';
import type { Column } from '../data-table/column';
import { formatDuration, formatMoment } from '../format/times';
import { channelTexts, directionTexts } from './interaction-messages';

/** Every column of the list. Newest first is its only order. */
export const interactionColumns: readonly Column[] = [
  { id: 'at', label: 'Time', isPinned: true, isFixed: true },
  { id: 'channel', label: 'Channel' },
  { id: 'direction', label: 'Direction' },
  { id: 'address', label: 'Number or address' },
  { id: 'outcome', label: 'Outcome' },
  { id: 'agentId', label: 'Agent' },
  { id: 'result', label: 'Result' },
  { id: 'length', label: 'Length', isNumber: true },
  { id: 'about', label: 'Case / chat' },
  { id: 'source', label: 'Source', isHidden: true },
  { id: 'sourceId', label: 'Source ID', isHidden: true },
  { id: 'receivedAt', label: 'Told to us', isHidden: true },
];

/** What an interaction is called. */
export const labelOf = (row: InteractionView): string => `${channelTexts[row.channel]}, ${formatMoment(row.at)}`;

/** The text of a cell, for all columns but the time. */
export function textOfInteraction(row: InteractionView, columnId: string): string {
  switch (columnId) {
    case 'channel':
      return channelTexts[row.channel];
    case 'direction':
      return directionTexts[row.direction];
    case 'address':
      return row.address === null ? '' : formatPhone(row.address);
    case 'length':
      return row.durationSeconds === null ? '' : formatDuration(row.durationSeconds * 1_000);
    case 'about':
      return [row.caseId, row.chatId].filter(Boolean).join(' / ');
    case 'at':
    case 'receivedAt':
      return formatMoment(row[columnId]);
    case 'outcome':
    case 'agentId':
    case 'result':
    case 'source':
    case 'sourceId':
      return row[columnId] ?? '';
    default:
      return '';
  }
}
