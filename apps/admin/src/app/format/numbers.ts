const whole = new Intl.NumberFormat('en-US');

/** 1234567 → "1,234,567". */
export const formatCount = (count: number): string => whole.format(count);

/** How sure a count is: counted, estimated, or a lower bound. */
export type Relation = 'eq' | 'estimate' | 'gte';

/** A total that does not pretend: "1,204", "≈ 1.2 M", "≥ 10,000". */
export function formatTotal({ value, relation }: { readonly value: number; readonly relation: Relation }): string {
  if (relation === 'eq') return formatCount(value);
  return `${relation === 'gte' ? '≥' : '≈'} ${relation === 'gte' ? formatCount(value) : roughly(value)}`;
}

/** Two digits that count: 1204331 → "1.2 M", 48211 → "48 k". */
export function roughly(value: number): string {
  if (value < 1_000) return formatCount(Math.round(value));
  if (value < 1_000_000) {
    const thousands = value / 1_000;
    if (thousands < 999.5) return `${thousands < 10 ? thousands.toFixed(1) : Math.round(thousands)} k`;
  }
  const millions = value / 1_000_000;
  return `${millions < 10 ? millions.toFixed(1) : Math.round(millions)} M`;
}

/** Bytes in steps of 1,000, as file managers show them. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1_000;
    step += 1;
  }
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[step] ?? 'B'}`;
}

/** Rows a second: three digits that count, "—" when nobody knows. */
export function formatRate(rate: number | null): string {
  if (rate === null) return '—';
  return `${rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate))}/s`;
}

/** A share of a whole: "0.3 %", "46 %". A count above none is never shown as 0 %, one below all never as 100 %. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '0 %';
  const percent = (part / whole) * 100;
  if (part > 0 && percent < 0.1) return '< 0.1 %';
  if (part < whole && percent > 99.9) return '> 99.9 %';
  const needsDecimal = (percent > 0 && percent < 10) || (percent > 99 && percent < 100);
  return `${needsDecimal ? percent.toFixed(1) : Math.round(percent)} %`;
}
