/** Letters that are one letter to a reader and several to a computer: Arabic against Persian, Urdu and Pashto; Turkish. */
const SAME_LETTER: readonly (readonly [RegExp, string])[] = [
  [/[يىېۍئ]/g, 'ی'],
  [/[كګگڪ]/g, 'ک'],
  [/[ةهۀۂە]/g, 'ہ'],
  [/[أإآٱ]/g, 'ا'],
  [/ؤ/g, 'و'],
  [/ı/g, 'i'],
];
const ARABIC_INDIC_ZERO = 0x0660;
const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0;

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = code >= EXTENDED_ARABIC_INDIC_ZERO ? EXTENDED_ARABIC_INDIC_ZERO : ARABIC_INDIC_ZERO;
  return String(code - zero);
}

/**
 * Folds a name for search only; the original is kept beside it. Compatibility forms are not enough: Unicode
 * keeps the Arabic and the Persian yeh and kaf apart (domain.md, section 4).
 */
export function foldName(name: string): string {
  const letters = SAME_LETTER.reduce(
    (text, [variants, letter]) => text.replace(variants, letter),
    name.normalize('NFKC').toLowerCase(),
  );
  return letters
    .normalize('NFD')
    .replace(/[\p{M}\u0640\p{Cf}]/gu, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, latinDigit)
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

/** Makes the text that a search in names runs over: every name of a place, one a line. */
export function searchTextOf(names: readonly string[]): string {
  return names.map(foldName).join('\n');
}
