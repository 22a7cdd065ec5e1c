const notCounted = /[\s\p{P}\p{S}]/gu;

/**
 * The form in which two values are the same: without spaces, punctuation and case. `123-45-6789` is `123456789`.
 * @returns null if nothing is left; such a value cannot be searched for
 */
export function toBlindForm(value: string): string | null {
  const form = value.normalize('NFKC').toUpperCase().replace(notCounted, '');
  return form === '' ? null : form;
}
