/** The ways to reach a person that consents and rules tell apart. */
export const contactChannels = ['voice', 'sms', 'email'] as const;
/** One word of {@link contactChannels}. */
export type ContactChannel = (typeof contactChannels)[number];

const words: Readonly<Record<ContactChannel, string>> = {
  voice:
    'voice|phone|call|phone call|telephone|tel|cell|cell phone|mobile|landline|telefono|llamada|appel|telefon|anruf',
  sms: 'sms|text|text message|texting|txt|texto|mensaje|mensaje de texto|nachricht',
  email: 'email|e-mail|mail|electronic mail|correo|correo electronico|courriel',
};
const channels = new Map<string, ContactChannel>();
for (const channel of contactChannels) for (const word of words[channel].split('|')) channels.set(word, channel);

/** Reads a channel in the words that files use, in any case, accents or not. Null if it is none. */
export function parseChannel(raw: string): ContactChannel | null {
  const plain = raw.trim().slice(0, 40).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return channels.get(plain) ?? null;
}
