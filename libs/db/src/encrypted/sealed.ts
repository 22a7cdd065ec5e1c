import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * A sealed value: AES-256-GCM. Bytes: 1 version, 4 number of the tenant's key, 12 nonce, the ciphertext, 16 tag.
 * What is sealed is its length (2 bytes), the UTF-8 and zeros up to a multiple of 32, so that the stored length tells little.
 */
const formatVersion = 1;
const headerBytes = 5;
const nonceBytes = 12;
const tagBytes = 16;
const blockBytes = 32;
const cipher = 'aes-256-gcm';

/** Where a value belongs. It is part of what is authenticated: a sealed value is worth nothing anywhere else. */
export interface SealedPlace {
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** Why a sealed value cannot be read. */
export type UnreadableWhy = 'malformed' | 'key-missing' | 'not-authentic';

/** A sealed value that cannot be read: cut, changed, of another place, or without its key. Never says anything of the value. */
export class Unreadable extends Error {
  constructor(readonly why: UnreadableWhy) {
    super(`unreadable: ${why}`);
    this.name = 'Unreadable';
  }
}

/** Seals a value for its place with a fresh random nonce. */
export function seal(key: { readonly no: number; readonly data: Buffer }, value: string, place: SealedPlace): Buffer {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(formatVersion);
  header.writeUInt32BE(key.no, 1);
  const nonce = randomBytes(nonceBytes);
  const gcm = createCipheriv(cipher, key.data, nonce, { authTagLength: tagBytes }).setAAD(aadOf(header, place));
  const sealed = Buffer.concat([gcm.update(padded(value)), gcm.final()]);
  return Buffer.concat([header, nonce, sealed, gcm.getAuthTag()]);
}

/** The number of the key a value says it was sealed with; throws {@link Unreadable} if it is no sealed value. */
export function keyNoOf(sealed: Buffer): number {
  const least = headerBytes + nonceBytes + blockBytes + tagBytes;
  if (sealed.length < least || sealed.readUInt8() !== formatVersion) throw new Unreadable('malformed');
  return sealed.readUInt32BE(1);
}

/** Opens a value at its place; throws {@link Unreadable}. */
export function open(key: { readonly no: number; readonly data: Buffer }, sealed: Buffer, place: SealedPlace): string {
  if (keyNoOf(sealed) !== key.no) throw new Unreadable('key-missing');
  const header = sealed.subarray(0, headerBytes);
  const nonce = sealed.subarray(headerBytes, headerBytes + nonceBytes);
  const text = sealed.subarray(headerBytes + nonceBytes, -tagBytes);
  const gcm = createDecipheriv(cipher, key.data, nonce, { authTagLength: tagBytes })
    .setAAD(aadOf(header, place))
    .setAuthTag(sealed.subarray(-tagBytes));
  const block = gcm.update(text);
  try {
    gcm.final();
  } catch {
    throw new Unreadable('not-authentic'); // the one thing `final` can say when it decrypts
  }
  return block.subarray(2, 2 + block.readUInt16BE()).toString('utf8');
}

/** What finds a value without reading it: HMAC-SHA-256 under a key of its own, of the field and the form that is compared. */
export const blindIndexOf = (key: Buffer, field: string, form: string): Buffer =>
  createHmac('sha256', key)
    .update(framed([field, form]))
    .digest();

/** All that must be as it was when the value was sealed, each part with its length, so that no two places read the same. */
const aadOf = (header: Buffer, { tenantId, table, column, row }: SealedPlace): Buffer =>
  Buffer.concat([header, framed(['rollcall', tenantId, table, column, row])]);

function framed(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part, 'utf8');
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

function padded(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const block = Buffer.alloc(Math.ceil((2 + bytes.length) / blockBytes) * blockBytes);
  block.writeUInt16BE(bytes.length);
  bytes.copy(block, 2);
  return block;
}
