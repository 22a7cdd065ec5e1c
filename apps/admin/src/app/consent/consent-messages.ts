import type {
  ConsentChannel,
  ConsentSource,
  ConsentState,
  CurrentConsent,
  RevocationClock,
} from '@rollcall/domain/consent';
import { formatPhone } from '../contact/contact-format';
import { formatDay } from '../format/times';

export const channelTexts: Readonly<Record<ConsentChannel, string>> = {
  voice: 'Calls',
  cell: 'Calls by a machine',
  sms: 'SMS',
  email: 'E-mail',
};
export const stateTexts: Readonly<Record<ConsentState, string>> = {
  granted: 'Given',
  refused: 'Refused',
  revoked: 'Taken back',
  unknown: 'Not known',
};
/** The chip of a state. */
export const stateLooks: Readonly<Record<ConsentState, string>> = {
  granted: 'good',
  refused: 'bad',
  revoked: 'bad',
  unknown: '',
};
export const sourceTexts: Readonly<Record<ConsentSource, string>> = {
  'web-form': 'Web form',
  'paper-form': 'Paper form',
  call: 'Call',
  message: 'Text message',
  email: 'E-mail',
  'in-person': 'In person',
  other: 'Other',
  import: 'Import',
  undo: 'An undo',
  'bulk-change': 'Bulk change',
  edit: 'Edited by hand',
  kept: 'Older than the ledger',
};

/** A number or address, or that all of them are meant. */
export function addressText(channel: ConsentChannel, address: string | null): string {
  if (address === null) return channel === 'email' ? 'All addresses' : 'All numbers';
  return channel === 'email' ? address : formatPhone(address);
}

/** The clock of a consent that was taken back: how long everybody else has. */
export function clockText({ revokedOn, honourBy, businessDaysLeft: left }: RevocationClock): string {
  const days = left === 1 ? '1 business day' : `${left} business days`;
  const rest = left === 0 ? 'the ten business days are over' : `${days} left`;
  return `Taken back on ${formatDay(revokedOn)}. Honoured here at once; by everybody until ${formatDay(honourBy)}: ${rest}.`;
}

/** What a row of what holds is called, for the names of its buttons. */
export const labelOf = ({ channel, address }: Pick<CurrentConsent, 'channel' | 'address'>): string =>
  `${channelTexts[channel]}, ${addressText(channel, address).toLowerCase()}`;
