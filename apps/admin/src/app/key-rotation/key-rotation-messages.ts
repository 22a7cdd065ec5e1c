import type { JobView } from '@rollcall/domain/job';
import { startKeyRotationSchema, type KeyRotationIssueCode } from '@rollcall/domain/key-rotation';
import type { Said } from '../job/kind-parts';

const issueTexts: Record<KeyRotationIssueCode, string> = {
  'encrypted.unreadable': 'The value is damaged or its key is missing; it stays as it is, and so does its key',
  'row.not-storable': 'The value cannot be stored under the new key',
};

/** Why a value ended as it did. A code of a newer server stands for itself. */
export const keyRotationIssueText = (code: string): string =>
  (issueTexts as Readonly<Record<string, string>>)[code] ?? code.replaceAll(/[.-]/g, ' ');

/** Why a rotation was started, and which keys it made and destroyed. */
export function describeKeyRotation({ params, details }: JobView): readonly Said[] {
  const read = startKeyRotationSchema.safeParse(params);
  const numbers = (value: unknown): string => (Array.isArray(value) && value.length > 0 ? value.join(', ') : 'none');
  return [
    ...(read.success && read.data.reason !== '' ? [{ label: 'Reason', value: read.data.reason }] : []),
    ...(typeof details['keyNo'] === 'number' ? [{ label: 'New key', value: `${details['keyNo']}` }] : []),
    ...('destroyedKeys' in details ? [{ label: 'Destroyed', value: numbers(details['destroyedKeys']) }] : []),
    ...('keptKeys' in details ? [{ label: 'Still needed', value: numbers(details['keptKeys']) }] : []),
  ];
}
