import { Refusal } from '../refusal/index.js';
import { mapColumns, normalizeHeader, suggestColumns } from './index.js';
import type { Mapping } from './index.js';

const rows = (text: string): string[][] => text.split('\n').map((line) => line.split(','));

/** The fields that `auto` finds for comma-separated headers, '-' for none. */
function auto(headers: string, samples: string[][] = []): string {
  const columns = suggestColumns({ headers: headers.split(','), sampleRows: samples, hasHeader: true });
  return columns.map(({ field }) => field ?? '-').join(',');
}
const byValues = (text: string): string =>
  suggestColumns({ headers: [], sampleRows: rows(text), hasHeader: false })
    .map(({ field }) => field ?? '-')
    .join(',');

describe('normalizeHeader', () => {
  it.each([
    ['E-mail_Address*', 'email address'],
    ['eMailAddress', 'email address'],
    ['ContactID1', 'contact id 1'],
    ['  FirstName ', 'first name'],
    ['Teléfono Móvil', 'telefono movil'],
    ['ZIP-Code', 'zip'],
    ['Assistant’s Phone', 'assistants phone'],
  ])('reads %j as %j', (header, expected) => {
    expect(normalizeHeader(header)).toBe(expected);
  });
});

describe('auto mapping by header', () => {
  it.each([
    // our own names and labels
    [
      'contactId1,Contact ID 2,firstName,phone2,phone2Extension,email1,custom:Shoe size',
      'contactId1,contactId2,firstName,phone2,phone2Extension,email1,-',
    ],
    // contact centre
    [
      'Account,Account To Speak,Original Account Number,Salutation,First Name,Guarantor First Name,DOB,B Active,SSN,Title,Address 1,Address 2,Zip/Postal Code,Payment Balance,Amount To Speak,Account Due Date',
      'contactId1,-,contactId2,salutation,firstName,guarantorFirstName,dateOfBirth,active,-,title,addressLine1,addressLine2,postalCode,balance,amountToSpeak,dueDate',
    ],
    // marketing and sales
    [
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Associated Company,Associated Deal IDs',
      'contactId1,firstName,lastName,email1,phone1,-,-,-,-,company,-',
    ],
    [
      'First name,Email address,Phone number,Mobile phone number,Job title,Company name,State/Region,Country/Region,Zip code',
      'firstName,email1,phone1,phone2,title,company,state,country,postalCode',
    ],
    ['FirstName,LastName,Email,Title,AccountName,MobilePhone', 'firstName,lastName,email1,title,company,phone1'],
    // address books
    [
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Name Prefix,Birthday,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Region,Organization 1 - Name',
      '-,firstName,-,lastName,-,salutation,dateOfBirth,-,email1,email2,-,phone1,phone2,addressLine1,city,state,company',
    ],
    [
      'Title,First Name,Job Title,Business Street,Home Street,Business City,Business Phone,Business Phone 2,Home Fax,Assistant’s Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address',
      'salutation,firstName,title,addressLine1,-,city,phone1,phone2,-,-,email1,-,-,email2',
    ],
    // plain English
    [
      'Last,First,Street 1,Street 2,Postal,Primary Phone #,Alt Phone,Email Addr,Acct #,DOB (mm/dd/yyyy)',
      'lastName,firstName,addressLine1,addressLine2,postalCode,phone1,phone2,email1,contactId1,dateOfBirth',
    ],
    ['Phone,Cell,Work Tel,Home Phone,Fax,Emergency Contact Phone', 'phone1,phone2,phone3,phone4,-,-'],
    ['mobile,phone_3,phone_1', 'phone2,phone3,phone1'],
    ['Phone 1,Ext 1,Phone 2,Ext', 'phone1,phone1Extension,phone2,phone2Extension'],
    [
      'SMS Consent,SMS Opt Out,Cell Consent,Email Opt-In,Phone Status,Time Zone,Preferred Language',
      'smsConsent,-,cellConsent,emailConsent,-,timeZone,language',
    ],
    // other languages
    [
      'Nombre,Apellidos,Teléfono móvil,Correo electrónico,Código postal,Ciudad,Fecha de nacimiento',
      'firstName,lastName,phone1,email1,postalCode,city,dateOfBirth',
    ],
    [
      'Prénom,Nom de famille,Téléphone,Courriel,Adresse,Code postal,Ville,Pays',
      'firstName,lastName,phone1,email1,addressLine1,postalCode,city,country',
    ],
    [
      'Anrede,Vorname,Nachname,Telefon,Handy,E-Mail,Straße,PLZ,Ort,Land,Firma',
      'salutation,firstName,lastName,phone1,phone2,email1,addressLine1,postalCode,city,country,company',
    ],
    // names
    ['Name,Email', 'fullName,email1'],
    ['Name,Last Name,Email', '-,lastName,email1'],
    ['Customer Name,Customer ID', 'fullName,contactId1'],
  ])('maps %s', (headers, expected) => {
    expect(auto(headers)).toBe(expected);
  });

  it('gives no field to two columns: the better evidence wins, then the first', () => {
    expect(auto('Town,City,First Name,First Name,Ref,Contact ID 1')).toBe('-,city,firstName,-,-,contactId1');
    expect(auto('Email,Email,Email')).toBe('email1,email2,email3');
  });

  it('maps no header on what every object has', () => {
    expect(auto('constructor,toString,__proto__,Email')).toBe('-,-,-,email1');
  });

  it('stops at ten phones and five e-mails', () => {
    expect(auto(Array.from({ length: 12 }, () => 'Tel').join(','))).toMatch(/,phone10,-,-$/);
    expect(auto(Array.from({ length: 7 }, () => 'Mail').join(','))).toMatch(/,email5,-,-$/);
  });
});

describe('auto mapping by values', () => {
  it('maps a file without a header', () => {
    expect(
      byValues(
        'A1,Ana,Ruiz,ana@x.test,(202) 555-0100,62704,IL,1/2/1980\nA2,John,Smith,js@x.test,202 555 0101,62704-1234,CA,3/4/1975',
      ),
    ).toBe('-,firstName,lastName,email1,phone1,postalCode,state,dateOfBirth');
    expect(byValues('Ana Ruiz,ana@x.test\nEva Gil,eva@x.test\nJohn Smith,j@x.test')).toBe('fullName,email1');
  });

  it('helps headers that say nothing, and finds how to reach people under headers it has never seen', () => {
    expect(auto('Column 1,F2,', rows('ana@x.test,202-555-0100,62704'))).toBe('email1,phone1,postalCode');
    expect(auto('contacto preferido,Reach at', rows('ana@x.test,202-555-0100'))).toBe('email1,phone1');
  });

  it('does not take the owner’s address, a fax or an id for the contact’s', () => {
    expect(auto('Contact owner,Fax number,Case no', rows('rep@x.test,202-555-0100,2025550100'))).toBe('-,-,-');
    expect(auto('Email,Other info', rows('ana@x.test,b@x.test'))).toBe('email1,-');
    expect(auto('Create Date,Email', rows('1/2/1990,ana@x.test'))).toBe('-,email1');
  });
});

describe('mapping by request', () => {
  const headers = ['E-Mail', 'Fax', 'Fax'];
  const map =
    (mapping: unknown, hasHeader = true) =>
    () =>
      mapColumns({ headers, sampleRows: [['a@x.test', '1', '2']], mapping: mapping as Mapping, hasHeader }).map(
        ({ field }) => field,
      );

  it.each([
    [{ 'E-Mail': 'email1', Fax: null }, ['email1', null, null]],
    [{ 'e-mail ': 'email2' }, ['email2', null, null]],
    [
      [
        { column: 2, field: 'phone1' },
        { column: 'E-Mail', field: 'email1' },
      ],
      ['email1', null, 'phone1'],
    ],
  ])('follows %j', (mapping, expected) => {
    expect(map(mapping)()).toEqual(expected);
  });

  it('names columns by place where there is no header', () => {
    expect(
      map(
        [
          { column: 0, field: 'email1' },
          { column: 'Column 3', field: 'city' },
        ],
        false,
      )(),
    ).toEqual(['email1', null, 'city']);
  });

  it.each([
    [{ Email: 'email1' }, 'import.unknown-column'],
    [[{ column: 3, field: 'email1' }], 'import.unknown-column'],
    [{ 'E-Mail': 'email1', Fax: 'email1' }, 'import.field-mapped-twice'],
    [{ 'E-Mail': null }, 'import.no-mapped-column'],
    [{}, 'import.no-mapped-column'],
    [
      [
        { column: 0, field: 'email1' },
        { column: 'E-Mail', field: 'email2' },
      ],
      'invalid-input',
    ],
  ])('refuses %j', (mapping, code) => {
    expect(map(mapping)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a file in which auto finds nothing, while a preview shows it', () => {
    const input = { headers: ['foo', 'bar'], sampleRows: [['1', 'x']], hasHeader: true };
    expect(() => mapColumns({ ...input, mapping: 'auto' })).toThrow(Refusal);
    expect(suggestColumns(input)).toEqual([
      { index: 0, header: 'foo', field: null, by: 'none', samples: ['1'] },
      { index: 1, header: 'bar', field: null, by: 'none', samples: ['x'] },
    ]);
  });

  it('shows what no database can store as U+FFFD: columns are kept with the job', () => {
    const input = { headers: ['a\0b', 'c\udcff'], sampleRows: [['1\0', `${'x'.repeat(99)}😀`]], hasHeader: true };
    expect(suggestColumns(input).map(({ header, samples }) => [header, samples])).toEqual([
      ['a\ufffdb', ['1\ufffd']],
      ['c\ufffd', [`${'x'.repeat(99)}\ufffd`]],
    ]);
  });
});
