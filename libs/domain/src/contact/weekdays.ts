/** The days of a week, as a contact's allowed days name them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** One word of {@link weekdays}. */
export type Weekday = (typeof weekdays)[number];

/** Days as the database keeps them: a bit for each, Monday is 1, Sunday 64. */
export const toDayBits = (days: readonly Weekday[]): number =>
  weekdays.reduce((bits, day, place) => (days.includes(day) ? bits | (1 << place) : bits), 0);

/** The days of {@link toDayBits}, in the order of the week. */
export const fromDayBits = (bits: number): Weekday[] => weekdays.filter((_, place) => (bits & (1 << place)) !== 0);
