import { changeCallbacksSchema } from '@rollcall/domain/callback';

/** Minutes of each unit somebody can shift by. */
export const shiftUnits = { minutes: 1, hours: 60, days: 1_440 } as const;
/** One of them. */
export type ShiftUnit = keyof typeof shiftUnits;

/** The minutes of a shift as it was typed; null if the api would refuse them. */
export function minutesOfShift(amount: string, unit: ShiftUnit, isLater: boolean): number | null {
  const minutes = Number(amount.trim() === '' ? NaN : amount) * shiftUnits[unit] * (isLater ? 1 : -1);
  const change = changeCallbacksSchema.shape.change.safeParse({ kind: 'shift-time', minutes });
  return change.success && Number(amount) > 0 ? minutes : null;
}
