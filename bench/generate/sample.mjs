import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import iconv from 'iconv-lite';
import { lineOf } from './cells.mjs';
import { firstLoad } from './contact-file.mjs';
import { People } from './person.mjs';
import { layOutPhone } from './phones.mjs';
import { places, quebecPlaces } from './places.mjs';
import { Dice } from './random.mjs';
import { writeContactFile } from './write-file.mjs';

/** @typedef {{ name: string, bytes: Buffer }} Sample */

/** Every sample file, made again from its seed. Numbers are of the exchange 555 and mail of example domains: fictional. */
export const makeSamples = () => [...first20k(), googleExport(), outlookExport()];

/** What `npm start` imports: 60 rows that are rejected, 240 that repeat an earlier one. @returns {Sample[]} */
function first20k() {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-sample-'));
  try {
    const name = 'contacts-20k.csv';
    const file = firstLoad({ rows: 20_000, seed: 20_000, dirty: 60, duplicates: 240, fictionalPhones: true });
    writeContactFile(file, join(folder, name));
    return [name, `${name}.truth.json`].map((each) => ({ name: each, bytes: readFileSync(join(folder, each)) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const googleHeader = (
  'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,' +
  'Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,' +
  'Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,' +
  'Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,' +
  'Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address'
).split(',');

/** As Google Contacts writes it: no id of ours, many columns that stay empty, cells of several lines. @returns {Sample} */
function googleExport() {
  const people = new People(31, places, true);
  const dice = new Dice().aim(31, 0);
  const rows = Array.from({ length: 250 }, (_, number) => {
    const one = people.personOf(number);
    const birthday = dice.chance(0.3) ? `19${50 + dice.below(50)}-0${1 + dice.below(9)}-${10 + dice.below(18)}` : '';
    const formatted = `${one.address}\n${one.city}, ${one.state} ${one.zip}\nUS`;
    const person = [one.firstName, '', one.lastName, '', '', '', '', '', '', ''];
    const work = [one.company, one.title, '', birthday, '', '', '* myContacts'];
    const channels = [
      '* Home',
      one.email,
      'Mobile',
      layOutPhone(one.phone1, dice),
      'Work',
      layOutPhone(one.phone2, dice),
    ];
    return [
      ...person,
      ...work,
      ...channels,
      'Home',
      formatted,
      one.address,
      one.city,
      '',
      one.state,
      one.zip,
      'US',
      '',
    ];
  });
  return {
    name: 'contacts-google.csv',
    bytes: Buffer.from([googleHeader, ...rows].map((row) => lineOf(row, ',')).join('')),
  };
}

const outlookHeader = (
  'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,' +
  'Business State,Business Postal Code,Business Country/Region,Business Phone,Mobile Phone,Birthday,Categories,' +
  'E-mail Address,E-mail Display Name,Notes'
).split(',');
const firstNames = 'François,Hélène,René,Geneviève,Noël,Zoé,Éric,Aurélie,Jérôme,Maëlle,Chloé,Stéphane'.split(',');
const lastNames = 'Côté,Lévesque,Bélanger,Gagné,L’Écuyer,Tremblay,Bérubé,Lœwen,Hébert,Pépin,D’Amours,Dubé'.split(',');

/** A name as it stands in an address: no accents, no apostrophe. */
const plain = (/** @type {string} */ name) =>
  name
    .normalize('NFD')
    .replace('œ', 'oe')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** As Outlook and Excel write it where the comma is the decimal point: semicolons, CR LF, Windows-1252. @returns {Sample} */
function outlookExport() {
  const people = new People(47, quebecPlaces, true);
  const dice = new Dice().aim(47, 0);
  const rows = Array.from({ length: 250 }, (_, number) => {
    const one = people.personOf(number);
    const first = dice.pick(firstNames);
    const last = dice.pick(lastNames);
    const email = `${plain(first)}.${plain(last)}${number}@${one.email.split('@')[1]}`;
    const postalCode = `${one.zip} ${dice.below(10)}${dice.pick(['B', 'H', 'K', 'T'])}${dice.below(10)}`;
    const phones = [layOutPhone(one.phone1, dice), layOutPhone(one.phone2, dice)];
    const place = [one.address.replace('\n', '; '), one.city, 'Québec', postalCode, 'Canada'];
    const person = [
      dice.pick(['M.', 'Mme', '']),
      first,
      '',
      last,
      '',
      one.company,
      '',
      dice.pick(['Gérante', 'Propriétaire', '']),
    ];
    return [...person, ...place, ...phones, '', one.group, email, `${first} ${last}`, dice.pick(['', 'doit 45,20 €'])];
  });
  const text = [outlookHeader, ...rows].map((row) => lineOf(row, ';').replace(/\n$/, '\r\n')).join('');
  return { name: 'contacts-outlook-cp1252.csv', bytes: iconv.encode(text, 'windows-1252') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const { name, bytes } of makeSamples()) writeFileSync(new URL(`../../samples/${name}`, import.meta.url), bytes);
