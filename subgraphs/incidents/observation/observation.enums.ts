import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';

/** domain.md 2.3, each with what it is. */
const OBSERVATION_METHODS = {
  SEEN: 'Seen by the monitor.',
  HEARD: 'Heard by the monitor.',
  CAMERA: 'By a camera.',
  UAV: 'From an unmanned aircraft of the mechanism.',
  SATELLITE: 'On a satellite image.',
  RADAR_OR_SENSOR: 'By a radar or another sensor.',
  CRATER_ANALYSIS: 'By the analysis of a crater.',
  DEBRIS_ANALYSIS: 'By the analysis of debris.',
  INTERVIEW: 'From an interview.',
  DOCUMENT: 'From a document.',
  OPEN_SOURCE: 'From what anyone can read or see.',
  PARTY_INFORMATION: 'From what a party said.',
} as const;
export type ObservationMethod = keyof typeof OBSERVATION_METHODS;

export const ObservationMethodEnum = graphqlEnum(
  'ObservationMethod',
  Object.keys(OBSERVATION_METHODS),
  'How something was observed.',
  OBSERVATION_METHODS,
);
