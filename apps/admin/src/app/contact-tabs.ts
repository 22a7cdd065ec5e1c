import type { ContactTab } from './contact/contact-tab';

/** The tabs of a contact, in order: what exists, and nothing else. */
export const contactTabs: readonly ContactTab[] = [
  {
    id: 'general',
    label: 'General',
    isOfForm: true,
    load: () => import('./contact/contact-general-tab').then((tab) => tab.ContactGeneralTab),
  },
  {
    id: 'channels',
    label: 'Channels',
    isOfForm: true,
    load: () => import('./contact/contact-channels-tab').then((tab) => tab.ContactChannelsTab),
  },
  {
    id: 'details',
    label: 'Contact Details',
    isOfForm: true,
    load: () => import('./contact/contact-details-tab').then((tab) => tab.ContactDetailsTab),
  },
  {
    id: 'encrypted',
    label: 'Encrypted Fields',
    isOfForm: true,
    flag: 'encryptedFields',
    load: () => import('./encrypted/contact-encrypted-tab').then((tab) => tab.ContactEncryptedTab),
  },
  {
    id: 'notes',
    label: 'Notes',
    isOfForm: false,
    permission: 'note.read',
    load: () => import('./note/contact-notes-tab').then((tab) => tab.ContactNotesTab),
  },
  {
    id: 'interactions',
    label: 'Interactions',
    isOfForm: false,
    load: () => import('./interaction/contact-interactions-tab').then((tab) => tab.ContactInteractionsTab),
  },
  {
    id: 'callbacks',
    label: 'Scheduled Callback',
    isOfForm: false,
    load: () => import('./callback/contact-callbacks-tab').then((tab) => tab.ContactCallbacksTab),
  },
  {
    id: 'history',
    label: 'History',
    isOfForm: false,
    load: () => import('./contact/contact-history-tab').then((tab) => tab.ContactHistoryTab),
  },
];
