import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Unreadable } from './sealed.js';

/**
 * Where master keys live, and the only one who uses them. A tenant's keys leave the database wrapped, are unwrapped for one piece of work
 * and forgotten. The vault here keeps master keys in memory; one of a key management service has the same two verbs.
 */
export interface KeyVault {
  /** Which master key wraps; it stands beside what it wrapped. Tells nothing of the key. */
  readonly keyId: string;
  /** @param about what the key is for: it can only be unwrapped for the same */
  wrap(key: Buffer, about: string): Promise<Buffer>;
  /** Throws {@link Unreadable} if the master key is not there, or the wrapped key is not as it was. */
  unwrap(wrapped: Buffer, about: string, keyId: string): Promise<Buffer>;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Master keys in memory. The first wraps; the others still unwrap what they wrapped before. */
class LocalVault implements KeyVault {
  readonly keyId: string;
  readonly #keys: ReadonlyMap<string, Buffer>;

  constructor(masterKeys: readonly [Buffer, ...Buffer[]]) {
    this.keyId = idOf(masterKeys[0]);
    this.#keys = new Map(masterKeys.map((key) => [idOf(key), key]));
  }

  wrap(key: Buffer, about: string): Promise<Buffer> {
    const nonce = randomBytes(nonceBytes);
    const gcm = createCipheriv(cipher, this.#keys.get(this.keyId)!, nonce, { authTagLength: tagBytes });
    gcm.setAAD(Buffer.from(about));
    return Promise.resolve(Buffer.concat([nonce, gcm.update(key), gcm.final(), gcm.getAuthTag()]));
  }

  unwrap(wrapped: Buffer, about: string, keyId: string): Promise<Buffer> {
    const master = this.#keys.get(keyId);
    if (!master || wrapped.length <= nonceBytes + tagBytes) return Promise.reject(new Unreadable('key-missing'));
    const gcm = createDecipheriv(cipher, master, wrapped.subarray(0, nonceBytes), { authTagLength: tagBytes });
    gcm.setAAD(Buffer.from(about)).setAuthTag(wrapped.subarray(-tagBytes));
    const key = gcm.update(wrapped.subarray(nonceBytes, -tagBytes));
    try {
      gcm.final();
    } catch {
      return Promise.reject(new Unreadable('key-missing')); // the one thing `final` can say when it decrypts
    }
    return Promise.resolve(key);
  }
}

const idOf = (key: Buffer): string =>
  createHash('sha256').update('rollcall master key id\0').update(key).digest('hex').slice(0, 16);

/** The vault of these master keys, the one that wraps first. Null without any: there are no encrypted fields then. */
export function openVault(masterKeys: readonly Buffer[]): KeyVault | null {
  const [first, ...others] = masterKeys;
  return first === undefined ? null : new LocalVault([first, ...others]);
}
