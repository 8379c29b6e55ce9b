import type { Act, Facts } from '../../../shared/acts/act.js';
import { mechanismReaders } from '../../../shared/acts/audiences.js';
import { type Fault, notFound } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import { isOpen, stageFaults } from '../harm/confirm-harm.js';
import { Incident } from '../incident/incident.entity.js';
import { AgreedNarrative, standing } from './agreed-narrative.entity.js';
import type { WriteAgreedNarrativeInput } from './agreed-narrative.input.js';

interface Target {
  readonly open: boolean;
  /** The text that stands, shared or not. */
  readonly latest: AgreedNarrative | null;
}

/** Checks whether a text can be written now; pure. */
function narrativeFaults(
  { open, latest }: Target,
  { input: { replacesId = null } }: Pick<Facts<WriteAgreedNarrativeInput>, 'input'>,
): readonly Fault[] {
  const stage = stageFaults(open, ['input', 'incidentId']);
  if (stage.length > 0 || (latest?.id ?? null) === replacesId) return stage;
  const message = 'another text stands; read it and say that it is replaced';
  return [{ code: 'STALE_VERSION', path: ['input', 'replacesId'], message }];
}

/** – → WRITTEN: the mediators read it before the parties, which are given what stands when a draft finding is shared. */
export const writeAgreedNarrative: Act<WriteAgreedNarrativeInput, Target> = {
  name: 'writeAgreedNarrative',
  record: AgreedNarrative,
  load: async (reading, { incidentId }) => {
    const { world } = reading;
    if (!(await world.existsBy(Incident, { id: incidentId })))
      throw notFound(['input', 'incidentId']);
    const all = await world.findBy(AgreedNarrative, { incidentId });
    return { open: await isOpen(reading, incidentId), latest: standing(all) };
  },
  guard: narrativeFaults,
  write: async (transaction, _target, { incidentId, text, replacesId = null }) => {
    const id = newId('nar');
    await transaction.create(
      AgreedNarrative,
      { id, marking: 'SUBMITTER', incidentId, text, replacesId },
      mechanismReaders(transaction.directory),
    );
    return id;
  },
};
