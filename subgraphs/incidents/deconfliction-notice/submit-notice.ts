import type { Act, Facts } from '../../../shared/acts/act.js';
import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { KnownPlace } from '../reference-copies/known-place.entity.js';
import { DeconflictionDetails } from './deconfliction-details.entity.js';
import { DeconflictionNotice } from './deconfliction-notice.entity.js';
import type { SubmitNoticeInput } from './deconfliction-notice.input.js';
import { windowFaults } from './deconfliction-notice.window.js';

/** What a new notice starts from. */
interface Target {
  readonly sector: KnownPlace | null;
}

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

/** Checks a new notice; pure. */
function submitNoticeFaults(
  sectorKind: string | undefined,
  { viewer, input, at, directory }: Facts<SubmitNoticeInput>,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (directory.find(input.to)?.kind !== 'PARTY')
    faults.push(fault('to', 'is not a party to the agreement'));
  if (input.to === viewer.delegation) faults.push(fault('to', 'a party gives no notice to itself'));
  if (sectorKind !== 'SECTOR') faults.push(fault('sectorId', 'is not a sector of the gazetteer'));
  const { windowFrom, windowUntil, urgent } = input;
  const window = { windowFrom, windowUntil, urgent: urgent ?? false };
  for (const [field, message] of windowFaults(window, at)) faults.push(fault(field, message));
  return faults;
}

/** The notifying party, and those who pass the notice on. */
function ownerAndBetween(owner: string, directory: Directory): readonly Grant[] {
  return [owner, ...directory.ofKind('MEDIATOR', 'SECRETARIAT')].map((delegation) => ({
    delegation,
    clearance: 'PARTIES',
  }));
}

async function createDetails(
  transaction: ActTransaction,
  noticeId: string,
  { route = null, coordinates = null, units = null }: SubmitNoticeInput,
  grants: readonly Grant[],
): Promise<void> {
  // Nothing said, no record: the same as when what was said is gone.
  if (route === null && coordinates === null && units === null) return;
  await transaction.create(
    DeconflictionDetails,
    { id: newId('dcd'), marking: 'PARTIES', noticeId, route, coordinates, units },
    grants,
  );
}

/** – → SUBMITTED: the addressee does not know of it yet; route, coordinates and units are a record of their own. */
export const submitNotice: Act<SubmitNoticeInput, Target> = {
  name: 'submitNotice',
  record: DeconflictionNotice,
  load: async ({ world }, { sectorId }) => ({
    sector: await world.findOneBy(KnownPlace, { id: sectorId }),
  }),
  guard: ({ sector }, facts) => submitNoticeFaults(sector?.kind, facts),
  write: async (transaction, _target, input) => {
    const { viewer, directory } = transaction;
    const grants = ownerAndBetween(viewer.delegation, directory);
    const id = newId('dcn');
    await transaction.create(
      DeconflictionNotice,
      {
        id,
        marking: 'PARTIES',
        kind: input.kind,
        byCode: viewer.delegation,
        toCode: input.to,
        windowFrom: input.windowFrom,
        windowUntil: input.windowUntil,
        urgent: input.urgent ?? false,
        sectorId: input.sectorId,
        status: 'SUBMITTED',
      },
      grants,
    );
    await createDetails(transaction, id, input, grants);
    return id;
  },
};
