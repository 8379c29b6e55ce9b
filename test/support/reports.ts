import { words } from './perform.js';

/** A further report of an incident, with a value in every field. */
export function reported(incidentId: string, original = 'A second account.'): object {
  return {
    incidentId,
    report: {
      narrative: words(original),
      sourceDateAsWritten: '12 November',
      weapon: 'mortar',
      direction: 'west',
      unitsInvolved: 'Post 15',
    },
  };
}
