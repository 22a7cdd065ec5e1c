import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { makeSamples } from './sample.mjs';

describe('the samples', () => {
  it.each(makeSamples())('$name is in the repository byte for byte', ({ name, bytes }) => {
    expect(readFileSync(new URL(`../../samples/${name}`, import.meta.url)).equals(bytes)).toBe(true);
  });

  it('keep their promises: 20,000 rows, 60 rejected, under 4 MB', () => {
    const [file, truth] = makeSamples();
    expect(file?.bytes.length).toBeLessThan(4 * 1024 ** 2);
    expect(JSON.parse(String(truth?.bytes)).expected.ledger).toMatchObject({
      read: 20_000,
      skipped: 240,
      rejected: 60,
    });
  });

  it('the Outlook one is Windows-1252 and nothing else', () => {
    const bytes = makeSamples().find(({ name }) => name.includes('cp1252'))?.bytes ?? Buffer.of();
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    const rows = parse(iconv.decode(bytes, 'windows-1252'), { delimiter: ';' });
    expect(rows).toHaveLength(251);
    expect(JSON.stringify(rows)).toMatch(/L’Écuyer.*€/);
  });
});
