import { randomBytes } from 'node:crypto';
import { hashApiKey } from '../auth/index.js';

/** A key before it is kept: the key is shown once, its prefix tells keys apart, its hash is what is stored. */
export interface ApiKeySecret {
  readonly key: string;
  readonly prefix: string;
  readonly hash: Buffer;
}

/** Makes a key: `rk_` and 192 random bits. So many that one round of SHA-256 is enough to store it safely. */
export function newApiKey(): ApiKeySecret {
  const key = `rk_${randomBytes(24).toString('base64url')}`;
  return { key, prefix: key.slice(0, 9), hash: hashApiKey(key) };
}
