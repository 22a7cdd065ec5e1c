import type { MailSettingsView, MailState, MailView, MailWay, MailWish } from '@rollcall/domain/mail';
import { formatMoment } from '../format/times';

/** When somebody wants to be told, in words. */
export const mailWishTexts: Readonly<Record<MailWish, { readonly label: string; readonly hint: string }>> = {
  never: { label: 'Never', hint: 'The bell on top of the page shows every job all the same.' },
  long: { label: 'When it took longer than a minute', hint: 'Counted from when you asked for it.' },
  always: { label: 'Always', hint: 'After every job you started, however short.' },
};

const states: Readonly<Record<MailState, { readonly text: string; readonly tone: string }>> = {
  waiting: { text: 'Waiting', tone: '' },
  sent: { text: 'Sent', tone: 'good' },
  failed: { text: 'Not sent', tone: 'bad' },
};
const kept: Readonly<Partial<Record<MailWay, string>>> = { folder: 'In the folder', list: 'Only here' };

/** How a mail stands: the word, the colour of its chip. */
export function mailLook({ state, way, attempts }: MailView): { readonly text: string; readonly tone: string } {
  if (state === 'waiting' && attempts > 0) return { text: 'Tried again later', tone: 'warn' };
  const look = states[state];
  return state === 'sent' ? { ...look, text: (way && kept[way]) ?? look.text } : look;
}

/** To whom, since when, and what comes next. */
export function aboutMail(mail: MailView): string {
  const tries = mail.attempts > 1 ? ` · ${mail.attempts} tries` : '';
  const next = mail.nextTryAt !== null && mail.attempts > 0 ? ` · next try ${formatMoment(mail.nextTryAt)}` : '';
  return `to ${mail.recipient.name}, ${mail.recipient.email} · ${formatMoment(mail.sentAt ?? mail.createdAt)}${tries}${next}`;
}

/** How mails leave, in a sentence. */
export const waySentence = (settings: MailSettingsView): string =>
  settings.way === 'smtp'
    ? `Mails are sent by ${settings.host}, port ${settings.port}, from ${settings.from}.`
    : `No mail server is set, so nothing leaves this installation: each mail is written as a file to ${settings.folder}, and shown here.`;
