import { describe, expect, it } from '@jest/globals';
import { dialectOf, safeCsv } from './safe-csv.js';

const format = { encoding: 'utf-8', delimiter: ';', quote: '"', newline: '\n', hasHeader: true, isGzip: false };

async function safe(text: string, name: string): Promise<string[]> {
  const source = (async function* () {
    yield await Promise.resolve(Buffer.from(text));
  })();
  const parts: string[] = [];
  for await (const part of safeCsv(source, dialectOf(name, { format }))) parts.push(part);
  return parts.join('').replace('\uFEFF', '').trimEnd().split('\r\n');
}

describe('a result file for spreadsheets', () => {
  it('disarms the cells of a rejected file in the dialect of the file that came', async () => {
    expect(await safe('a;b,c;_code\n=1+1;x, y;phone.malformed\n', 'rejected.csv')).toEqual([
      '"a","b,c","_code"',
      '"\'=1+1","x, y","phone.malformed"',
    ]);
  });
  it('cuts our own files at commas whatever the file that came was like', async () => {
    expect(await safe('row,outcome\n1,=x\n', 'keys.csv')).toEqual(['"row","outcome"', '"1","\'=x"']);
  });
  it('shows a line that cannot be cut as one cell', async () => {
    expect(await safe('"a"b;c\n', 'rejected.csv')).toHaveLength(1);
  });
});
