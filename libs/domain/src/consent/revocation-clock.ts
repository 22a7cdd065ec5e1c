import { addBusinessDays, businessDaysUntil, daysToHonour } from './business-days.js';
import type { RevocationClock } from './consent.contract.js';

/** The clock of a consent that was revoked on one day, seen on another. Both `YYYY-MM-DD`, in one zone. */
export function revocationClock(revokedOn: string, today: string): RevocationClock {
  const honourBy = addBusinessDays(revokedOn, daysToHonour);
  const businessDaysLeft = Math.min(daysToHonour, businessDaysUntil(today, honourBy));
  return { revokedOn, honourBy, businessDaysLeft };
}
