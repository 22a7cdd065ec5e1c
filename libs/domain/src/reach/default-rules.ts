import type { CallingWindow, ReachRules } from './calling-windows.contract.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekdays = [1, 2, 3, 4, 5];
const monToSat = [1, 2, 3, 4, 5, 6];

const reported = 'as reported by third parties in November 2026; unverified, check with counsel';

const window = (region: string, days: number[], from: string, until: string, source: string): CallingWindow => ({
  region,
  channels: ['voice', 'sms'],
  days,
  from,
  until,
  source: `${source}, ${reported}`,
  isVerified: false,
});
const ofState = (code: string, days: number[], from: string, until: string): CallingWindow =>
  window(`US-${code}`, days, from, until, `Hours for telephone solicitation in ${code}`);

/**
 * The rules Rollcall comes with: calling hours in the United States, by the clock of the person who is called. NONE IS LEGAL
 * ADVICE: each says where it comes from and that nobody has verified it. A tenant replaces them as a whole.
 */
export const defaultReachRules: ReachRules = {
  windows: [
    window('US', everyDay, '08:00', '21:00', 'Federal: 47 CFR 64.1200(c)(1)'),
    ofState('CT', everyDay, '09:00', '20:00'),
    ...['FL', 'MD', 'MS', 'NJ', 'OK'].map((code) => ofState(code, everyDay, '08:00', '20:00')),
    ofState('NV', everyDay, '09:00', '20:00'),
    ofState('PA', monToSat, '09:00', '21:00'),
    ofState('PA', [7], '13:30', '21:00'),
    ofState('RI', weekdays, '09:00', '18:00'),
    ofState('RI', [6, 7], '10:00', '17:00'),
    ofState('TX', monToSat, '09:00', '21:00'),
    ofState('TX', [7], '12:00', '21:00'),
  ],
  needsConsent: { voice: false, sms: true, email: false },
  callbacks: { daysAhead: 90, missedAfterMinutes: 60 },
};
