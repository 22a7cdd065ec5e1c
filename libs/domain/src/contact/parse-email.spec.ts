import fc from 'fast-check';
import { parseEmail, toEmailKey } from './parse-email.js';

const label63 = 'a'.repeat(63);

describe('parseEmail', () => {
  it.each([
    ['ana@x.test', 'ana@x.test'],
    ['  Ana.Ruiz+tag@Mail.Example.TEST ', 'Ana.Ruiz+tag@Mail.Example.TEST'],
    ["o'neil@x.test", "o'neil@x.test"],
    ['=ana@x.test', '=ana@x.test'],
    ['mailto:ana@x.test', 'ana@x.test'],
    ['<ana@x.test>', 'ana@x.test'],
    ['josé@café.test', 'josé@café.test'],
    ['jose\u0301@x.test', 'josé@x.test'],
    ['用户@例子.测试', '用户@例子.测试'],
    ['a@xn--caf-dma.test', 'a@xn--caf-dma.test'],
    [`${'a'.repeat(64)}@x.test`, `${'a'.repeat(64)}@x.test`],
    ['1@2.test', '1@2.test'],
  ])('reads %j', (raw, expected) => {
    expect(parseEmail(raw)).toBe(expected);
  });

  it.each([
    '',
    'ana',
    'ana@',
    '@x.test',
    'ana@x',
    'ana@x.',
    'ana@.test',
    'ana@x..test',
    'ana..b@x.test',
    '.ana@x.test',
    'ana.@x.test',
    'ana@x.test.',
    'ana b@x.test',
    'ana@x test',
    'ana@@x.test',
    'a@b@x.test',
    'ana@-x.test',
    'ana@x-.test',
    'ana@x.123',
    'ana@x.t',
    'ana@[127.0.0.1]',
    '"ana"@x.test',
    'ana(c)@x.test',
    'ana@x.test, b@x.test',
    'ana@x.test;b@x.test',
    'Ana Ruiz <ana@x.test>',
    'n/a',
    'ana\u0000@x.test',
    'ana@x_y.test',
    `${'a'.repeat(65)}@x.test`,
    `${'é'.repeat(33)}@x.test`,
    `a@${label63}a.test`,
    `a@${`${label63}.`.repeat(4)}test`,
    'mailto:mailto:',
    'ana@x.test\nb',
  ])('refuses %j', (raw) => {
    expect(parseEmail(raw)).toBeNull();
  });

  it('reads its own answer as itself, and so does its key', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const parsed = parseEmail(address);
        if (parsed === null) return;
        expect(parseEmail(parsed)).toBe(parsed);
        expect(toEmailKey(toEmailKey(parsed))).toBe(toEmailKey(parsed));
        expect(toEmailKey(parsed.toUpperCase())).toBe(toEmailKey(parsed));
      }),
    );
  });

  it('answers long hostile text at once', () => {
    for (const text of [
      'a.'.repeat(50_000),
      `${'a'.repeat(50_000)}@`,
      `a@${'a-'.repeat(120)}`,
      `<${'<'.repeat(50_000)}`,
    ]) {
      expect(parseEmail(text)).toBeNull();
    }
  });
});
