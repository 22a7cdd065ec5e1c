/** Names of languages as files have them, accents kept, lower case. */
const names = new Map(
  Object.entries({
    english: 'en',
    inglés: 'en',
    ingles: 'en',
    anglais: 'en',
    englisch: 'en',
    eng: 'en',
    spanish: 'es',
    español: 'es',
    espanol: 'es',
    espagnol: 'es',
    spanisch: 'es',
    spa: 'es',
    castellano: 'es',
    french: 'fr',
    français: 'fr',
    francais: 'fr',
    francés: 'fr',
    frances: 'fr',
    französisch: 'fr',
    fra: 'fr',
    fre: 'fr',
    german: 'de',
    deutsch: 'de',
    alemán: 'de',
    aleman: 'de',
    allemand: 'de',
    ger: 'de',
    deu: 'de',
    portuguese: 'pt',
    português: 'pt',
    portugues: 'pt',
    italian: 'it',
    italiano: 'it',
    dutch: 'nl',
    nederlands: 'nl',
    chinese: 'zh',
    mandarin: 'zh',
    cantonese: 'yue',
    japanese: 'ja',
    korean: 'ko',
    vietnamese: 'vi',
    tagalog: 'tl',
    filipino: 'fil',
    russian: 'ru',
    polish: 'pl',
    ukrainian: 'uk',
    arabic: 'ar',
    hindi: 'hi',
    punjabi: 'pa',
    haitian: 'ht',
    'haitian creole': 'ht',
    creole: 'ht',
    greek: 'el',
    turkish: 'tr',
    hebrew: 'he',
    persian: 'fa',
    farsi: 'fa',
  }),
);
const tag = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i;
const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/**
 * Reads a language: a BCP 47 tag (`en`, `es-MX`, `pt_BR`) or its name. Null if it is unknown.
 * @returns the tag in its canonical case
 */
export function parseLanguage(raw: string): string | null {
  const text = raw.trim();
  const named = names.get(text.toLowerCase());
  if (named !== undefined) return named;
  const spelled = text.replaceAll('_', '-');
  if (!tag.test(spelled)) return null;
  const canonical = Intl.getCanonicalLocales(spelled)[0] ?? '';
  // A tag can be well formed and name no language: `xx`, `abc`.
  return known.of(canonical.split('-')[0] ?? '') === undefined ? null : canonical;
}
