/** The id of the box of a custom field, whose key is any text: ids that are named in a list have no spaces. */
export const idOfCustom = (key: string): string => `custom-${encodeURIComponent(key)}`;

const boxes: Readonly<Record<string, (at: string, name: string) => string>> = {
  phones: (at, name) => `phone-${at}-${name || 'number'}`,
  emails: (at, name) => (name === 'consent' ? `email-${at}-consent` : `email-${at}`),
  custom: (key) => idOfCustom(key),
  encrypted: (key) => `encrypted-${key}`,
};
const ownIds = ['allowedFrom', 'allowedUntil', 'voiceConsent', 'cellConsent', 'smsConsent', 'emailConsent'];

/** The id of the box in the page at which a path of the request is edited: `phones.0.number` → `phone-0-number`. */
export function elementIdOf(path: string): string {
  const [head = '', ...rest] = path.split('.');
  const box = boxes[head];
  if (box && rest.length > 0) return box(head === 'custom' ? rest.join('.') : (rest[0] ?? ''), rest[1] ?? '');
  return ownIds.includes(path) ? path : `contact-${path}`;
}
