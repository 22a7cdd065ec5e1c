import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault, readMasterKeys } from './index.js';
import { blindIndexOf, open, seal, Unreadable } from './sealed.js';
import type { SealedPlace } from './sealed.js';

const key = { no: 3, data: randomBytes(32) };
const here: SealedPlace = { tenantId: 't', table: 'encrypted_values', column: 'ssn', row: '7' };
const aPlace = fc.record({ tenantId: fc.string(), table: fc.string(), column: fc.string(), row: fc.string() });
const unreadable = (work: () => unknown) => {
  try {
    work();
  } catch (fault) {
    if (fault instanceof Unreadable) return fault.why;
    throw fault;
  }
  return 'it was read';
};

describe('a sealed value', () => {
  it('is read where it belongs, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), aPlace, (value, place) => {
        expect(open(key, seal(key, value, place), place)).toBe(value);
      }),
    );
  });

  it('is read nowhere else', () => {
    fc.assert(
      fc.property(aPlace, aPlace, (place, other) => {
        fc.pre(JSON.stringify(place) !== JSON.stringify(other));
        expect(unreadable(() => open(key, seal(key, 'x', place), other))).toBe('not-authentic');
      }),
    );
    // parts that read the same when they are put one behind the other
    const sealed = seal(key, 'x', { ...here, column: 'ab', row: 'c' });
    expect(unreadable(() => open(key, sealed, { ...here, column: 'a', row: 'bc' }))).toBe('not-authentic');
  });

  it('is refused when any bit of it is another one', () => {
    const sealed = seal(key, '123-45-6789', here);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(unreadable(() => open(key, flipped, here))).toMatch(/malformed|key-missing|not-authentic/);
    }
  });

  it('is refused when it is cut or grown, and under another key', () => {
    const sealed = seal(key, '123-45-6789', here);
    for (let length = 0; length < sealed.length; length += 1)
      expect(unreadable(() => open(key, sealed.subarray(0, length), here))).toMatch(/malformed|not-authentic/);
    expect(unreadable(() => open(key, Buffer.concat([sealed, Buffer.alloc(1)]), here))).toBe('not-authentic');
    expect(unreadable(() => open({ no: 3, data: randomBytes(32) }, sealed, here))).toBe('not-authentic');
    expect(unreadable(() => open({ ...key, no: 4 }, sealed, here))).toBe('key-missing');
  });

  it('has a nonce of its own, and tells little of its length', () => {
    const many = Array.from({ length: 2_000 }, () => seal(key, 'the same', here).toString('hex'));
    expect(new Set(many.map((hex) => hex.slice(10, 34))).size).toBe(many.length);
    expect(new Set(['1', '1234567890', '4111 1111 1111 1111'].map((value) => seal(key, value, here).length)).size).toBe(
      1,
    );
    expect(many[0]).not.toContain(Buffer.from('the same').toString('hex'));
  });
});

describe('a blind index', () => {
  it('is the same for the same value of the same field under the same key, and for nothing else', () => {
    const [one, other] = [randomBytes(32), randomBytes(32)];
    expect(blindIndexOf(one, 'ssn', '123')).toEqual(blindIndexOf(one, 'ssn', '123'));
    const all = [
      blindIndexOf(one, 'ssn', '123'),
      blindIndexOf(one, 'card', '123'),
      blindIndexOf(one, 'ssn', '124'),
      blindIndexOf(other, 'ssn', '123'),
      blindIndexOf(one, 'ss', 'n123'),
    ].map((index) => index.toString('hex'));
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('the vault', () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];

  it('unwraps what it wrapped, for what it was wrapped for', async () => {
    const vault = openVault([first])!;
    const wrapped = await vault.wrap(key.data, 'tenant a');
    expect(await vault.unwrap(wrapped, 'tenant a', vault.keyId)).toEqual(key.data);
    await expect(vault.unwrap(wrapped, 'tenant b', vault.keyId)).rejects.toBeInstanceOf(Unreadable);
    wrapped[20]! ^= 1;
    await expect(vault.unwrap(wrapped, 'tenant a', vault.keyId)).rejects.toBeInstanceOf(Unreadable);
    await expect(vault.unwrap(Buffer.alloc(3), 'tenant a', vault.keyId)).rejects.toBeInstanceOf(Unreadable);
  });

  it('still unwraps by an old master key that stands behind the new one', async () => {
    const old = openVault([first])!;
    const wrapped = await old.wrap(key.data, 'tenant a');
    const now = openVault([second, first])!;
    expect(now.keyId).not.toBe(old.keyId);
    expect(await now.unwrap(wrapped, 'tenant a', old.keyId)).toEqual(key.data);
    await expect(openVault([second])!.unwrap(wrapped, 'tenant a', old.keyId)).rejects.toBeInstanceOf(Unreadable);
    expect(openVault([])).toBeNull();
  });
});

describe('master keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-master-'));
  const file = join(folder, 'master.key');
  const [a, b] = ['aa'.repeat(32), 'bb'.repeat(32)];
  const read = (source: Partial<Parameters<typeof readMasterKeys>[0]>) =>
    readMasterKeys({ text: undefined, file: undefined, usualFile: undefined, ...source }).map((one) =>
      one.toString('hex'),
    );

  it('are read from the environment, a file, or the usual file if there is one', () => {
    writeFileSync(file, `${a}\n${b}\n`);
    expect(read({ text: `${b},${a}`, usualFile: file })).toEqual([b, a]);
    expect(read({ file })).toEqual([a, b]);
    expect(read({ usualFile: file })).toEqual([a, b]);
    expect(read({ usualFile: join(folder, 'none') })).toEqual([]);
    expect(read({})).toEqual([]);
  });

  it.each(['', 'abc', `${a}${b}`, `${a} zz`])('that are none (%j) are told without being quoted', (text) => {
    writeFileSync(file, text);
    expect(() => read({ file })).toThrow(
      `${file} is wrong: it must hold 32 random bytes in hex, or several such keys.`,
    );
    expect(() => read({ file: join(folder, 'none') })).toThrow('cannot be read (ENOENT)');
    rmSync(file);
  });
});
