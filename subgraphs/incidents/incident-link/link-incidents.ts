import { In, IsNull } from 'typeorm';

import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Grant } from '../../../shared/acts/act-transaction.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { Incident } from '../incident/incident.entity.js';
import { IncidentLink } from './incident-link.entity.js';
import type { LinkIncidentsInput } from './incident-link.input.js';

/** The mediators and the secretariat, in person: no monitor, custodian or app. */
function betweenSides(directory: Directory): readonly Grant[] {
  const kinds = [
    ['MEDIATOR', 'MEDIATOR'],
    ['SECRETARIAT', 'SECRETARIAT'],
  ] as const;
  return kinds.flatMap(([kind, role]) =>
    directory
      .ofKind(kind)
      .map((delegation): Grant => ({ delegation, clearance: 'SUBMITTER', onlyRoles: [role] })),
  );
}

interface Target {
  readonly known: readonly IncidentLink[];
}

/** Checks a link; every mediator and the secretariat know all links, so that what is told of one is known. */
function linkFaults(
  { known }: Target,
  { input: { firstId, secondId, kind } }: Facts<LinkIncidentsInput>,
): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [
    { code: 'BAD_USER_INPUT', path: ['input', 'secondId'], message },
  ];
  if (firstId === secondId) return fault('must be another incident');
  const same = known.some((link) => link.kind === kind);
  return same ? fault('they are linked in this way already') : [];
}

/** – → LINKED: two incidents hang together, for those who stand between the sides. */
export const linkIncidents: Act<LinkIncidentsInput, Target> = {
  name: 'linkIncidents',
  record: IncidentLink,
  load: async ({ world }, { firstId, secondId }) => {
    for (const [field, id] of Object.entries({ firstId, secondId })) {
      if (!(await world.existsBy(Incident, { id }))) throw notFound(['input', field]);
    }
    const ids = In([firstId, secondId]);
    const open = { firstId: ids, secondId: ids, endedAt: IsNull() };
    return { known: await world.findBy(IncidentLink, open) };
  },
  guard: linkFaults,
  write: async (transaction, _target, { firstId, secondId, kind, note }) => {
    const id = newId('lnk');
    await transaction.create(
      IncidentLink,
      {
        ...{ id, marking: 'SUBMITTER', firstId, secondId, kind, note: note ?? null },
        ...{ byCode: transaction.viewer.delegation, linkedAt: transaction.at },
      },
      betweenSides(transaction.directory),
    );
    return id;
  },
};
