import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';

import { publicError } from '../../../shared/errors.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { type PlaceKind, PlaceKindEnum } from '../enums.js';
import { foldName } from './fold-name.js';
import type { Place } from './place.entity.js';

const LONGEST_NAME = 200;

@InputType({ description: 'Narrows a list of places; every condition must hold.' })
export class PlaceFilter {
  @Field(() => PlaceKindEnum, { nullable: true, description: 'Of this kind.' })
  kind?: PlaceKind | null;

  @Field(() => DelegationCode, { nullable: true, description: 'On this party’s side.' })
  side?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'With this text, 1–200 characters, in any of its names, whatever the language; case, vowel signs and regional forms of a letter do not count.',
  })
  name?: string | null;
}

/**
 * Reads the text to search for.
 * @throws GraphQLError BAD_USER_INPUT
 */
export function searchedName(name: string): string {
  const folded = name.length > LONGEST_NAME ? '' : foldName(name);
  if (folded === '')
    throw publicError('BAD_USER_INPUT', 'filter.name must have 1 to 200 characters with a letter');
  return folded;
}

/** Adds a filter to a query whose alias is `r`. */
export function narrowPlaces(query: SelectQueryBuilder<Place>, filter: PlaceFilter): void {
  const { kind, side, name } = filter;
  if (kind != null) query.andWhere('r.kind = :kind', { kind });
  if (side != null) query.andWhere('r.side = :side', { side });
  // Not LIKE: the text is compared as it is, no character of it is a pattern.
  // cspell:ignore strpos
  if (name != null)
    query.andWhere('strpos(r.searchNames, :name) > 0', { name: searchedName(name) });
}
