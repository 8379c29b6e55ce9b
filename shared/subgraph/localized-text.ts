import { IsIn, Length } from 'class-validator';
import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import type { ValueTransformer } from 'typeorm';

import { graphqlEnum } from './graphql-enum.js';

/** The mechanism's languages; `fa_AF` is Dari (GraphQL names have no hyphen). */
export const LANGS = ['en', 'ur', 'ps', 'fa_AF', 'tr', 'ar'] as const;
export type Lang = (typeof LANGS)[number];
const RIGHT_TO_LEFT: readonly Lang[] = ['ur', 'ps', 'fa_AF', 'ar'];

export const LangEnum = graphqlEnum('Lang', LANGS, 'Language of a text; `fa_AF` is Dari.', {
  en: 'English.',
  ur: 'Urdu.',
  ps: 'Pashto.',
  fa_AF: 'Dari; the language tag (BCP 47) is `fa-AF`.',
  tr: 'Turkish.',
  ar: 'Arabic.',
});
const TextDirEnum = graphqlEnum('TextDir', ['LTR', 'RTL'], 'Writing direction of a text.', {
  LTR: 'From left to right.',
  RTL: 'From right to left.',
});

@ObjectType({ description: 'A translation of a text; it has the class of the original.' })
@Directive('@shareable')
export class Translation {
  @Field(() => LangEnum, { description: 'Language of the translation.' })
  lang!: Lang;
  @Field({ description: 'The translation.' })
  text!: string;
}

@ObjectType({
  description: 'A text in the words of the one who wrote it; the system never rewrites it.',
})
@Directive('@shareable')
export class LocalizedText {
  @Field({ description: 'The text, verbatim.' })
  original!: string;
  @Field(() => LangEnum, { description: 'Language of the original.' })
  lang!: Lang;
  @Field(() => TextDirEnum, { description: 'Writing direction of the original.' })
  get dir(): 'LTR' | 'RTL' {
    return RIGHT_TO_LEFT.includes(this.lang) ? 'RTL' : 'LTR';
  }
  @Field(() => [Translation], { description: 'Translations, oldest first.' })
  translations!: Translation[];
}

@InputType({ description: 'A text with its language.' })
export class LocalizedTextInput {
  @Field({ description: 'The text, 1–10,000 characters; kept verbatim.' })
  @Length(1, 10_000, { message: 'must have 1 to 10,000 characters' })
  original!: string;
  @Field(() => LangEnum, { description: 'Language of the text.' })
  @IsIn(LANGS, { message: 'is not a language of the mechanism' })
  lang!: Lang;
}

interface StoredText {
  readonly original: string;
  readonly lang: Lang;
}

/** How a text is stored: the original and its language, and nothing derived. */
export const localizedTextColumn: ValueTransformer = {
  to: (text: StoredText | null | undefined) =>
    text ? { original: text.original, lang: text.lang } : text,
  from: (stored: StoredText | null) =>
    stored === null ? null : Object.assign(new LocalizedText(), { ...stored, translations: [] }),
};
