import { LANGS, type Lang } from '../../../shared/subgraph/localized-text.js';

/** A delegation's own wording of its name, by language of the mechanism. */
export type DisplayNames = Readonly<Partial<Record<Lang, string>>>;

/** Sorts a configuration's names (by language tag, e.g. `fa-AF`) under the mechanism's languages. */
export function displayNamesOf(tagged: Readonly<Record<string, string>>): DisplayNames {
  return Object.fromEntries(
    LANGS.flatMap((lang) => {
      const name = tagged[lang.replace('_', '-')] ?? tagged[lang];
      return name === undefined ? [] : [[lang, name]];
    }),
  );
}

/** Chooses the wording in a language; English where the delegation gave none, then its first, then its code. */
export function displayNameIn(names: DisplayNames, lang: Lang, code: string): string {
  const first = LANGS.map((known) => names[known]).find((name) => name !== undefined);
  return names[lang] ?? names.en ?? first ?? code;
}
