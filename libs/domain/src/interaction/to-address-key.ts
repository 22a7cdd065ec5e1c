import { parseEmail, toEmailKey } from '../contact/parse-email.js';
import { parsePhone } from '../contact/parse-phone.js';
import type { InteractionChannel } from './interaction.contract.js';

/**
 * What an address is counted by: E.164 for a number, the lower-case key for an e-mail address, as contacts have them.
 * @returns null if it is neither; the interaction is kept all the same, and counted for the contact alone
 */
export function toAddressKey(channel: InteractionChannel, address: string, defaultCountry: string): string | null {
  if (channel === 'email') {
    const email = parseEmail(address);
    return email === null ? null : toEmailKey(email);
  }
  return parsePhone(address, defaultCountry)?.e164 ?? null;
}
