import type { InteractionChannel, InteractionView } from '@rollcall/domain/interaction';

export const channelTexts: Readonly<Record<InteractionChannel, string>> = {
  voice: 'Call',
  sms: 'SMS',
  email: 'E-mail',
  chat: 'Chat',
  other: 'Other',
};
export const directionTexts: Readonly<Record<InteractionView['direction'], string>> = {
  inbound: 'Inbound',
  outbound: 'Outbound',
};
