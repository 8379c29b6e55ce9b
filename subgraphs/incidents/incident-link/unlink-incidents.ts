import type { Act } from '../../../shared/acts/act.js';
import { notFound } from '../../../shared/errors.js';
import { IncidentLink } from './incident-link.entity.js';
import type { UnlinkIncidentsInput } from './incident-link.input.js';

interface Target {
  readonly changes: IncidentLink;
}

/** LINKED → ENDED: a link is taken back, and stays on record. */
export const unlinkIncidents: Act<UnlinkIncidentsInput, Target> = {
  name: 'unlinkIncidents',
  record: IncidentLink,
  load: async ({ world }, { id }) => {
    const changes = await world.findOneBy(IncidentLink, { id });
    if (!changes) throw notFound(['input', 'id']);
    return { changes };
  },
  guard: ({ changes }) => {
    if (changes.endedAt === null) return [];
    const message = 'the link was taken back; open to you now: none';
    return [{ code: 'ILLEGAL_TRANSITION', path: ['input', 'id'], message }];
  },
  write: async (transaction, { changes }) => {
    await transaction.change(IncidentLink, changes.id, { endedAt: transaction.at });
    return changes.id;
  },
};
