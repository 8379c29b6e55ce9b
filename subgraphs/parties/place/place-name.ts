import { Field, ObjectType } from 'type-graphql';

import { type Lang, LangEnum } from '../../../shared/subgraph/localized-text.js';

@ObjectType({ description: 'One name of a place: in a language, and as one delegation calls it.' })
export class PlaceName {
  @Field({ description: 'The name, verbatim. PUBLIC.' })
  text!: string;

  @Field(() => LangEnum, { description: 'Language of the name. PUBLIC.' })
  lang!: Lang;

  delegationCode!: string | null;
}
