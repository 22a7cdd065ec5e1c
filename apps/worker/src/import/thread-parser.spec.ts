import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '@rollcall/domain/refusal';
import { cut, rulesFor, together } from './parse.testing.js';
import type { Parsed } from './parse.testing.js';
import { InlineParser } from './parser.js';
import type { Parser } from './parser.js';
import type { ParseRules, ParseStart } from './row-parser.js';
import { ThreadParser } from './thread-parser.js';

const at = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const built = new URL('../../dist/import/parse-thread.js', import.meta.url);

const rules = rulesFor(['contactId1', 'firstName', 'balance', 'phone1', 'phone2', 'email1', 'custom:Größe', 'country']);
const file = Buffer.from(
  Array.from({ length: 4_000 }, (_, row) =>
    [
      `00${row}`,
      ['Ana', 'José', ' Bea ', '"Cai ""C"" Diaz"', '"Dan\nEr"'][row % 5],
      row % 31 === 0 ? 'much' : `$${row}.5`,
      `(202) 555-${1_000 + row}`,
      row % 7 === 0 ? `202-555-${1_000 + row} x5` : '',
      `p${row}@x.test`,
      `"${row % 40} – groß, \\"`,
      ['US', 'Germany', ''][row % 3],
    ].join(','),
  ).join('\n'),
);

/** Asks for all pieces at once, as fast as they can be handed over. */
async function parse(parser: Parser, from: ParseStart, size: number, bytes = file): Promise<Parsed> {
  parser.start(from);
  const asked = cut(bytes, from.byte, [size]).map((piece) => parser.parse(piece, false));
  return together([...(await Promise.all(asked)), await parser.parse(new Uint8Array(0), true)]);
}

describe('the built parser thread', () => {
  const opened: Parser[] = [];
  const open = (changed: ParseRules = rules): ThreadParser => {
    const parser = new ThreadParser(changed, built);
    opened.push(parser);
    return parser;
  };

  // It is a program of its own, which runs as it is built: built here, so that it is the one of these sources.
  beforeAll(() => {
    const tsc = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-b', at('apps/worker')]);
    expect({ status: tsc.status, said: tsc.stdout.toString() }).toEqual({ status: 0, said: '' });
  }, 180_000);
  afterEach(() => Promise.all(opened.splice(0).map((parser) => parser.close())));

  it.each([1_000, 60_000, 1_000_000])(
    'makes the same bytes as a parser in this thread, of pieces of %i',
    async (size) => {
      const expected = await parse(new InlineParser(rules), { byte: 0, row: 0 }, size);
      expect(expected.rows).toHaveLength(4_000);
      expect(expected.rejected).toHaveLength(130);
      expect(await parse(open(), { byte: 0, row: 0 }, size)).toEqual(expected);
    },
  );

  it('begins anew at another row, as often as it is told', async () => {
    const parser = open();
    const whole = await parse(parser, { byte: 0, row: 0 }, 50_000);
    for (const place of [0, 1_999, 3_998]) {
      const [row, , byte] = whole.rows[place]!;
      const rest = await parse(parser, { byte, row }, 50_000);
      expect(rest).toEqual(await parse(new InlineParser(rules), { byte, row }, 50_000));
      expect(rest.rows).toHaveLength(4_000 - row);
    }
  });

  it('leaves the pieces it was given as they are', async () => {
    const piece = new Uint8Array(file.subarray(0, 500));
    const parser = open();
    parser.start({ byte: 0, row: 0 });
    await parser.parse(piece, false);
    expect(Buffer.from(piece).equals(file.subarray(0, 500))).toBe(true);
  });

  it('hands a refusal over as one, with the rows before it', async () => {
    const parser = open();
    parser.start({ byte: 100, row: 7 });
    const { block, broken } = await parser.parse(Buffer.from('1,Ana\n2,Bea\n3,"Cai\n'), true);
    expect(block.firstRow).toBe(8);
    expect(block.ends).toHaveLength(2);
    expect(broken).toBeInstanceOf(Refusal);
    expect(broken).toMatchObject({
      code: 'import.unclosed-quote',
      reason: 'invalid',
      details: { row: 10, byteAt: 112, recordsBefore: 2 },
    });
  });

  it('answers nothing more once it is closed', async () => {
    const parser = open();
    parser.start({ byte: 0, row: 0 });
    const asked = parser.parse(file, false);
    const outcome = expect(asked).rejects.toThrow('The parser thread has ended');
    await parser.close();
    await outcome;
    await expect(parser.parse(file, false)).rejects.toThrow('The parser thread has ended');
  });

  it('says that its program failed to everybody who waits', async () => {
    const parser = open({ ...rules, columns: null as unknown as ParseRules['columns'] });
    await expect(parser.parse(file, false)).rejects.toThrow('The parser thread failed');
    await expect(parser.parse(file, false)).rejects.toThrow('The parser thread failed');
  });
});
