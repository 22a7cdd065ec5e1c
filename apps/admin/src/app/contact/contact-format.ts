import type { ContactView } from '@rollcall/domain/contact';

/** What a contact is called: its name, else its company, else an id, else its number. */
export function nameOf(contact: ContactView): string {
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ');
  return name || contact.company || contact.contactId1 || contact.contactId2 || `Contact ${contact.id}`;
}

/** "+1 415 555 2671" reads better than "+14155552671"; countries we do not group stay as they are. */
export function formatPhone(e164: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`;
  const other = /^\+(\d{2})(\d{2,4})(\d{3})(\d{3,4})$/.exec(e164);
  return other ? `+${other[1]} ${other[2]} ${other[3]} ${other[4]}` : e164;
}

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "1234.50" → "1,234.50". The text is exact, a number would be near enough for display only. */
export const formatMoney = (amount: string): string => money.format(Number(amount));

/** A consent in words: not asked is not refused. */
export function consentText(consent: boolean | null): string {
  if (consent === null) return 'not known';
  return consent ? 'given' : 'refused';
}
