const boxes: Readonly<Record<string, (at: string) => string>> = {
  phones: (at) => `phone-${at}-number`,
  emails: (at) => `email-${at}`,
  custom: (key) => `custom-${key}`,
};
const ownIds = ['allowedFrom', 'allowedUntil', 'voiceConsent', 'cellConsent', 'smsConsent', 'emailConsent'];

/** The id of the box in the page at which a path of the request is edited: `phones.0.number` → `phone-0-number`. */
export function elementIdOf(path: string): string {
  const [head = '', ...rest] = path.split('.');
  const box = boxes[head];
  if (box && rest.length > 0) return box(head === 'custom' ? rest.join('.') : (rest[0] ?? ''));
  return ownIds.includes(path) ? path : `contact-${path}`;
}
