import {
  ArrayMaxSize,
  ArrayMinSize,
  IsLatitude,
  IsLongitude,
  IsOptional,
  ValidateNested,
} from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';

import { ActInput } from '../../../shared/acts/act-input.js';
import { type GeoPrecision, GeoPrecisionEnum } from '../../../shared/subgraph/domain-enums.js';
import { type Lang, LangEnum } from '../../../shared/subgraph/localized-text.js';
import { DelegationCode } from '../../../shared/subgraph/scalars.js';
import { ShortText } from '../../../shared/subgraph/short-text.js';
import { type PlaceKind, PlaceKindEnum } from '../enums.js';

@InputType({ description: 'One name of a place.' })
export class PlaceNameInput {
  @Field({ description: 'The name, 1–200 characters; kept verbatim.' })
  @ShortText()
  text!: string;

  @Field(() => LangEnum, { description: 'Language of the name.' })
  lang!: Lang;

  @Field(() => DelegationCode, {
    nullable: true,
    description: 'Whose name for the place it is; null where it is nobody’s in particular.',
  })
  delegation?: string | null;
}

@InputType({ description: 'A new place of the gazetteer.' })
export class RecordPlaceInput extends ActInput {
  @Field(() => PlaceKindEnum, { description: 'What the place is.' })
  kind!: PlaceKind;

  @Field(() => [PlaceNameInput], {
    description: 'Its names, 1–20; one for each language and delegation.',
  })
  @ArrayMinSize(1, { message: 'must have at least one name' })
  @ArrayMaxSize(20, { message: 'must have at most 20 names' })
  @ValidateNested({ each: true })
  names!: PlaceNameInput[];

  @Field(() => DelegationCode, {
    nullable: true,
    description: 'On which party’s side it lies; null only for a sector or crossing on both sides.',
  })
  side?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude in degrees (WGS 84), −90 to 90; with lon, or not at all.',
  })
  @IsOptional()
  @IsLatitude({ message: 'must be between -90 and 90' })
  lat?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude in degrees (WGS 84), −180 to 180; with lat, or not at all.',
  })
  @IsOptional()
  @IsLongitude({ message: 'must be between -180 and 180' })
  lon?: number | null;

  @Field(() => GeoPrecisionEnum, {
    description: 'How exactly the place is known; POINT needs lat and lon.',
  })
  precision!: GeoPrecision;
}
