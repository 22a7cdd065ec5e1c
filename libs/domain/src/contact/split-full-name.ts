import { tidyName } from './tidy-text.js';

/** A name in parts; '' is a part that is not there. A suffix (Jr., III) stays with the last name. */
export interface NameParts {
  readonly salutation: string;
  readonly firstName: string;
  readonly lastName: string;
}

const salutations = new Set(
  'mr mrs ms miss mx dr prof professor sir madam rev fr sr sra srta don doña herr frau m mme mlle dra ing lic hon capt sgt'.split(
    ' ',
  ),
);
const suffixes = new Set('jr sr ii iii iv v phd md dds esq cpa rn'.split(' '));
/** Small words that belong to the last name behind them. */
const particles = new Set(
  'de del la las los da das do dos di du des der den van von zu zur ter ten le el al bin ibn y e st saint san mc mac'.split(
    ' ',
  ),
);

const plain = (word: string): string => word.replace(/[.,]/g, '').toLowerCase();

/**
 * Takes a full name apart: `Ruiz, Ana`, `Dr. Ana María Ruiz Jr.`, `Ludwig van Beethoven`. One word is a first name.
 * A guess, as every such split is; no letter of the name is lost.
 */
export function splitFullName(raw: string): NameParts {
  const words = tidyName(raw)
    .split(' ')
    .filter((word) => word !== '');
  const titles = takeSalutation(words);
  const rest = words.slice(titles);
  const salutation = words.slice(0, titles).join(' ');
  const comma = rest.findIndex((word) => word.endsWith(','));
  const isReversed = comma !== -1 && comma < rest.length - 1 && !rest.slice(comma + 1).every(isSuffix);
  if (isReversed) return reversed(salutation, rest, comma);
  const lastAt = startOfLastName(rest);
  return { salutation, firstName: rest.slice(0, lastAt).join(' '), lastName: rest.slice(lastAt).join(' ') };
}

const isSuffix = (word: string): boolean => suffixes.has(plain(word));

function reversed(salutation: string, rest: readonly string[], comma: number): NameParts {
  const last = rest
    .slice(0, comma + 1)
    .join(' ')
    .slice(0, -1);
  const given = rest.slice(comma + 1);
  const titles = salutation === '' ? takeSalutation(given) : 0;
  return {
    salutation: salutation || given.slice(0, titles).join(' '),
    firstName: given.slice(titles).join(' '),
    lastName: last,
  };
}

/** How many words at the start are titles; one word is always left to be the name. */
function takeSalutation(words: readonly string[]): number {
  let count = 0;
  while (count < words.length - 1 && isTitle(words[count] ?? '')) count++;
  return count;
}

/** `Don` and `M` are also names and initials: they are titles only with a point or in lower case. */
function isTitle(word: string): boolean {
  const key = plain(word);
  if (!salutations.has(key) || word.endsWith(',')) return false;
  return (key !== 'don' && key !== 'm') || word.endsWith('.') || word === key;
}

function startOfLastName(words: readonly string[]): number {
  if (words.length < 2) return words.length;
  let at = words.length - 1;
  while (at > 1 && isSuffix(words[at] ?? '')) at--;
  while (at > 1 && particles.has((words[at - 1] ?? '').toLowerCase())) at--;
  return at;
}
