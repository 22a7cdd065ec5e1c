import type { Density } from '@rollcall/domain/view';

/** What the densities are called. */
export const densityTexts: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable',
  standard: 'Standard',
  compact: 'Compact',
};
