import { Refusal } from '@rollcall/domain/refusal';
import { uploadIdSchema } from '@rollcall/domain/upload';
import type { UploadId } from '@rollcall/domain/upload';
import { checksumAlgorithms } from '@rollcall/files/store';
import type { UploadChecksum } from '@rollcall/files/store';
import { problemOf, problemOfStatus } from '../http/problem.js';
import type { Problem } from '../http/problem.js';

const unnamed = 'contacts.csv';
const maxNameLength = 255;

/** The name a user sees, never part of a path: the last segment, on one line, without control or direction marks. */
export function fileNameOf(metadata: Readonly<Record<string, string | null>> | undefined): string {
  const given = metadata?.['filename'] ?? metadata?.['name'] ?? '';
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const name = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
  return [...name].slice(0, maxNameLength).join('') || unnamed;
}

/** The upload that an address names, if it can name one. */
export function uploadIdOf(segment: string | undefined): UploadId | undefined {
  const id = uploadIdSchema.safeParse(segment?.replace(/[?#].*$/u, '').toLowerCase());
  return id.success ? id.data : undefined;
}

/** Reads `Upload-Checksum: sha256 <base64>`. Refuses what it cannot check: a promise must not be dropped silently. */
export function checksumOf(header: string | string[] | undefined): UploadChecksum | undefined {
  if (header === undefined) return undefined;
  const [name, base64 = ''] = typeof header === 'string' ? header.split(' ') : [];
  const algorithm = checksumAlgorithms.find((known) => known === name);
  const digest = Buffer.from(base64, 'base64');
  if (algorithm !== undefined && digest.length >= 16) return { algorithm, digest };
  const message = `Must be one of ${checksumAlgorithms.join(', ')} and the digest in base64.`;
  throw new Refusal('invalid-input', { errors: [{ path: 'Upload-Checksum', code: 'malformed', message }] });
}

/** Codes for what the tus protocol itself refuses. */
const codeOfStatus: Readonly<Record<number, string>> = {
  404: 'not-found',
  409: 'upload.offset-mismatch',
  410: 'upload.expired',
  412: 'upload.unknown-tus-version',
  413: 'upload.too-large',
  460: 'upload.checksum-mismatch',
};

/** What the tus server threw, as a problem. Anything but a refusal or one of its own answers is a fault. */
export function tusProblem(thrown: unknown, requestId: string): Problem {
  if (thrown instanceof Refusal) return problemOf(thrown, requestId);
  const status = (thrown as { status_code?: unknown } | null)?.status_code;
  return typeof status === 'number' && status < 500
    ? tusProblemOfStatus(status, requestId)
    : problemOf(thrown, requestId);
}

/** The same for a status alone. */
export const tusProblemOfStatus = (status: number, requestId: string): Problem =>
  problemOfStatus(status, requestId, codeOfStatus[status]);
