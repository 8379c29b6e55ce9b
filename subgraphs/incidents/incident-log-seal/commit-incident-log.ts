import { Not } from 'typeorm';

import type { Act, Facts } from '../../../shared/acts/act.js';
import type { Grant } from '../../../shared/acts/act-transaction.js';
import type { Fault } from '../../../shared/errors.js';
import { standingGrants } from '../../../shared/policy/standing-grants.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import { incidentPermissions } from '../permissions.js';
import { holdCounterpart, lockExchange } from './exchange.js';
import { IncidentLogSeal } from './incident-log-seal.entity.js';
import type { CommitIncidentLogInput } from './incident-log-seal.input.js';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 31;

/** What a new seal starts from: whether its own side has one of the same period. */
interface Target {
  readonly again: boolean;
}

function fault(field: string, message: string): Fault {
  return { code: 'BAD_USER_INPUT', path: ['input', field], message };
}

/** Checks a new seal; pure. */
function commitFaults(
  { again }: Target,
  { viewer, input, at, directory }: Facts<CommitIncidentLogInput>,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (directory.find(input.with)?.kind !== 'PARTY')
    faults.push(fault('with', 'is not a party to the agreement'));
  if (input.with === viewer.delegation)
    faults.push(fault('with', 'a party exchanges no logs with itself'));
  const days = (input.periodUntil.getTime() - input.periodFrom.getTime()) / DAY_MS;
  if (days < 1 || days > LONGEST_DAYS)
    faults.push(fault('periodUntil', `a period is one to ${LONGEST_DAYS} days long`));
  if (input.periodUntil > at) faults.push(fault('periodUntil', 'is in the future'));
  if (again) faults.push(fault('periodFrom', 'you have committed a log of this period'));
  return faults;
}

/** Every delegation sees a seal; its own side is to read what it will hold. */
function sealGrants(owner: string, directory: Directory): readonly Grant[] {
  const standing = standingGrants(incidentPermissions.records.IncidentLogSeal, directory);
  return [
    ...standing.filter(({ delegation }) => delegation !== owner),
    { delegation: owner, clearance: 'PARTIES' },
  ];
}

/** – → COMMITTED: the digest for all to see. With the second of a pair neither can be withdrawn any more. */
export const commitIncidentLog: Act<CommitIncidentLogInput, Target> = {
  name: 'commitIncidentLog',
  record: IncidentLogSeal,
  load: async ({ world, viewer }, input) => ({
    again: await world.existsBy(IncidentLogSeal, {
      byCode: viewer.delegation,
      withCode: input.with,
      periodFrom: input.periodFrom,
      periodUntil: input.periodUntil,
      status: Not('WITHDRAWN'),
    }),
  }),
  guard: commitFaults,
  write: async (transaction, _target, input) => {
    const { viewer, directory, at } = transaction;
    const { periodFrom, periodUntil, commitHash } = input;
    const id = newId('sea');
    const seal = { byCode: viewer.delegation, withCode: input.with, periodFrom, periodUntil };
    await lockExchange(transaction, seal);
    const other = await holdCounterpart(transaction, seal);
    const bothCommittedAt = other === null ? null : at;
    await transaction.create(
      IncidentLogSeal,
      {
        ...seal,
        ...{ id, marking: 'MECHANISM', commitHash, committedAt: at, bothCommittedAt },
        status: 'COMMITTED',
      },
      sealGrants(viewer.delegation, directory),
    );
    if (other !== null) await transaction.change(IncidentLogSeal, other.id, { bothCommittedAt });
    return id;
  },
};
