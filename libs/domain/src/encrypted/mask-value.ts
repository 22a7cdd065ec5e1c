import type { EncryptedField } from './encrypted.contract.js';
import { toBlindForm } from './to-blind-form.js';

const dots = '••••';
/** Shorter values would be half told by their end. */
const longEnough = 8;

/** What is shown of a value: four dots, and its last four letters or digits if the field allows it and there are at least eight. */
export function maskValue(value: string, mask: EncryptedField['mask']): string {
  const letters = [...(toBlindForm(value) ?? '')];
  return mask === 'last4' && letters.length >= longEnough ? `${dots} ${letters.slice(-4).join('')}` : dots;
}
