import { isYearFirst, parseCountry, parseDate, parseEmail, parsePhone } from '../contact/index.js';

/** What a column's values look like. Dates and names need the columns beside them to get a meaning. */
export type ValueShape =
  'email' | 'phone' | 'postalCode' | 'state' | 'country' | 'birth' | 'due' | 'firstName' | 'fullName' | 'word' | null;

/** So many values tell what a column is; a file can have a thousand columns to look at. */
const enoughValues = 40;
/** Most of the values must agree: files have gaps and dirt. */
const enough = 0.8;
/** A fifth of a column of first names is among the commonest. */
const enoughNames = 0.2;

const states = new Set(
  (
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD ' +
    'TN TX UT VT VA WA WV WI WY DC PR GU VI AB BC MB NB NL NS ON PE QC SK'
  ).split(' '),
);
const commonFirstNames = new Set(
  (
    'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven ' +
    'paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan ' +
    'stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry mary patricia ' +
    'jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy kimberly emily ' +
    'donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela helen anna ' +
    'brenda pamela nicole ruth katherine samantha christine emma catherine virginia debra rachel janet maria heather diane julie ' +
    'joyce victoria kelly christina joan evelyn lauren judith olivia frances martha cheryl megan andrea hannah jacqueline ann ' +
    'jean alice kathryn gloria teresa doris sara janice julia jose juan luis carlos jorge miguel antonio manuel francisco ana ' +
    'carmen rosa sofia lucia pedro pablo peter hans karl anne marie pierre jean'
  ).split(' '),
);

const isName = (text: string): boolean => /^\p{L}[\p{L}\p{M} .'’-]{0,60}$/u.test(text);
const isCommon = (text: string): boolean => commonFirstNames.has(text.toLowerCase());

/** Says what the values of one column are, or null. `samples` may hold empty cells. */
export function guessByValues(samples: readonly string[], defaultCountry: string): ValueShape {
  const values = samples
    .map((sample) => sample.trim())
    .filter((sample) => sample !== '')
    .slice(0, enoughValues);
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean): number => values.filter(test).length / values.length;
  const most = (test: (value: string) => boolean): boolean => share(test) >= enough;
  if (most((value) => value.includes('@') && parseEmail(value) !== null)) return 'email';
  if (most(isDate)) return guessDate(values);
  if (most((value) => /\d{3}\D*\d{4}/.test(value) && parsePhone(value, defaultCountry) !== null)) return 'phone';
  if (most((value) => /^\d{5}(?:-\d{4})?$/.test(value) || /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i.test(value)))
    return 'postalCode';
  if (most((value) => states.has(value))) return 'state';
  if (most((value) => (/^[A-Z]{2,3}$/.test(value) || value.length > 3) && parseCountry(value) !== null))
    return 'country';
  if (!most(isName)) return null;
  if (share((value) => isCommon(value.split(' ')[0] ?? '')) >= enoughNames) {
    return most((value) => value.includes(' ')) ? 'fullName' : 'firstName';
  }
  return most((value) => !value.includes(' ')) ? 'word' : null;
}

function isDate(value: string): boolean {
  return /\D/.test(value) && (parseDate(value, 'mdy') ?? parseDate(value, 'dmy')) !== null;
}

/** People are born before 2010, and nothing that old is still due. A guess for columns that nobody named. */
function guessDate(values: readonly string[]): ValueShape {
  const years = values.map((value) =>
    Number((isYearFirst(value) ? /\d{4}/ : /\d{4}(?=\D*$|[\sT,])/).exec(value)?.[0] ?? 0),
  );
  const middle = years.sort((a, b) => a - b)[Math.floor(years.length / 2)] ?? 0;
  return middle < 2010 ? 'birth' : 'due';
}
