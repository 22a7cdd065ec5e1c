import { parseBoolean, parseConsent, parseCountry, parseLanguage, parseTimeZone } from './index.js';

describe('parseBoolean', () => {
  it.each([
    ['Yes', true],
    ['y', true],
    ['TRUE', true],
    ['1', true],
    ['Active', true],
    ['sí', true],
    ['no', false],
    ['F', false],
    ['0', false],
    ['inactive', false],
    ['maybe', null],
    ['2', null],
    ['', null],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseBoolean(raw)).toBe(expected);
  });
});

describe('parseConsent', () => {
  it.each([
    ['yes', true],
    ['opt-in', true],
    ['Opted In', true],
    ['OPT_IN', true],
    ['granted', true],
    ['1', true],
    ['opt-out', false],
    ['Opted-Out', false],
    ['revoked', false],
    ['FALSE', false],
    ['DNC', false],
    ['unknown', null],
    ['not asked', null],
    ['n/a', null],
    ['perhaps', undefined],
    ['', undefined],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseConsent(raw)).toBe(expected);
  });
});

describe('parseCountry', () => {
  it.each([
    ['US', 'US'],
    ['us', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['United States', 'US'],
    ['Estados Unidos', 'US'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['Great Britain', 'GB'],
    ['Deutschland', 'DE'],
    ['Germany', 'DE'],
    ['Allemagne', 'DE'],
    ['DEU', 'DE'],
    ['México', 'MX'],
    ['mexico', 'MX'],
    ['Côte d’Ivoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['South Korea', 'KR'],
    ['CAN', 'CA'],
    ['canada', 'CA'],
    ['ZZ', null],
    ['Narnia', null],
    ['', null],
    ['__proto__', null],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseCountry(raw)).toBe(expected);
  });
});

describe('parseTimeZone', () => {
  it.each([
    ['America/New_York', 'America/New_York'],
    ['america/chicago', 'America/Chicago'],
    ['EST', 'America/New_York'],
    ['EDT', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['Eastern Time', 'America/New_York'],
    ['Central Standard Time', 'America/Chicago'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['US Mountain Time', 'America/Denver'],
    ['Pacific Time (US & Canada)', 'America/Los_Angeles'],
    ['Arizona', 'America/Phoenix'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['Europe/Madrid', 'Europe/Madrid'],
    ['Mars/Olympus', null],
    ['-05:00', null],
    ['', null],
    ['a/b', null],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseTimeZone(raw)).toBe(expected);
  });

  it('reads old names as zones that exist', () => {
    expect(parseTimeZone('Asia/Calcutta')).toMatch(/^Asia\/(?:Calcutta|Kolkata)$/);
    expect(parseTimeZone('asia/kolkata')).toBe(parseTimeZone('Asia/Calcutta'));
  });
});

describe('parseLanguage', () => {
  it.each([
    ['en', 'en'],
    ['EN', 'en'],
    ['en-US', 'en-US'],
    ['pt_BR', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['English', 'en'],
    ['Español', 'es'],
    ['spanish', 'es'],
    ['deu', 'de'],
    ['xx', null],
    ['hello', null],
    ['english please', null],
    ['', null],
  ])('reads %j as %j', (raw, expected) => {
    expect(parseLanguage(raw)).toBe(expected);
  });
});
