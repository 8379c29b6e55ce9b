import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';

/** domain.md 2.7, each with what it is. */
const HARM_CATEGORIES = {
  MILITARY: 'Members of armed or security forces.',
  CIVILIAN: 'Civilians who are in no other category.',
  FIGHTER: 'Members of an armed group.',
  CHILD: 'Persons under eighteen years.',
  AID_WORKER: 'Humanitarian or medical staff.',
  PROPERTY: 'Buildings, vehicles, livestock and other objects.',
  DISPLACED: 'Persons who had to leave their homes.',
} as const;
export type HarmCategory = keyof typeof HARM_CATEGORIES;

const HARM_EFFECTS = {
  KILLED: 'Persons who died.',
  INJURED: 'Persons who were hurt and live.',
  MISSING: 'Persons of whom nothing is known.',
  DAMAGED: 'Objects that can be repaired.',
  DESTROYED: 'Objects that cannot be repaired.',
  DISPLACED: 'Persons who had to leave their homes.',
} as const;
export type HarmEffect = keyof typeof HARM_EFFECTS;

/** A closed list and no text: who suffered or who told of it is named nowhere in the graph. */
const HARM_SOURCES = {
  OWN_FORCES: 'The reporting side’s own armed or security forces.',
  MEDICAL: 'A hospital, a clinic or an ambulance service.',
  LOCAL_AUTHORITY: 'An office or elders of the place.',
  RESIDENTS: 'People who live there.',
  HUMANITARIAN_ORGANISATION: 'A humanitarian organisation.',
  MEDIA: 'News or what is public on the internet.',
  MONITORS: 'Monitors of the mechanism.',
  OTHER: 'Another source.',
} as const;
export type HarmSource = keyof typeof HARM_SOURCES;

export const HarmCategoryEnum = graphqlEnum(
  'HarmCategory',
  Object.keys(HARM_CATEGORIES),
  'Who or what was harmed.',
  HARM_CATEGORIES,
);
export const HarmEffectEnum = graphqlEnum(
  'HarmEffect',
  Object.keys(HARM_EFFECTS),
  'What the harm was.',
  HARM_EFFECTS,
);
export const HarmSourceEnum = graphqlEnum(
  'HarmSource',
  Object.keys(HARM_SOURCES),
  'Where a claimed figure comes from; never a name.',
  HARM_SOURCES,
);

const OF_OBJECTS: readonly HarmEffect[] = ['DAMAGED', 'DESTROYED'];
const OF_PERSONS: readonly HarmEffect[] = ['KILLED', 'INJURED', 'MISSING'];

/** Tells whether harm of a category can be of this kind: objects are not killed, nor people damaged. */
export function suits(category: HarmCategory, effect: HarmEffect): boolean {
  if (category === 'PROPERTY') return OF_OBJECTS.includes(effect);
  if (category === 'DISPLACED') return effect === 'DISPLACED';
  return OF_PERSONS.includes(effect);
}
