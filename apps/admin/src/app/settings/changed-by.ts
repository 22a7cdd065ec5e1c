import { formatMoment } from '../format/times';

/** When something was changed last, and by whom; what stands there until somebody does. */
export function changedText(
  { changedAt, changedBy }: { readonly changedAt: string | null; readonly changedBy: { readonly name: string } | null },
  otherwise = 'Never changed.',
): string {
  if (changedAt === null) return otherwise;
  return `Changed ${formatMoment(changedAt)}${changedBy === null ? '' : ` by ${changedBy.name}`}.`;
}
