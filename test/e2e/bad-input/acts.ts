import { randomUUID } from 'node:crypto';

import { content } from '../../support/finding.js';
import { words } from '../../support/perform.js';
import { MEDIATOR, MONITOR, REGISTRY, type Scene } from './scene.js';

/** One act on a record that is there: by whom, on which record, and on which one it is not open. */
export interface Tried {
  readonly seat: string;
  readonly record: string;
  readonly notOpenOn: string;
  /** The field that names the record, where it is not `id`. */
  readonly field?: string;
  readonly more?: (scene: Scene) => object;
}

const reasons = { reasons: words('Reasons.') };
const text = { text: words('A text.') };

function tried(
  seat: string,
  record: string,
  notOpenOn: string,
  more?: (scene: Scene) => object,
): Tried {
  return { seat, record, notOpenOn, ...(more && { more }) };
}

/** Every act that asks for the version that was read (typed by hand from domain.md 2.4), of one side against the other. */
export function versionedActs(one: string, other: string): Readonly<Record<string, Tried>> {
  const [officer, head, otherOfficer] = [`${one}-officer`, `${one}-head`, `${other}-officer`];
  const noProposal = (): object => ({ proposalId: `exp_${randomUUID()}` });
  return {
    editAllegationDraft: tried(officer, 'draft', 'notified'),
    submitAllegation: tried(officer, 'draft', 'notified'),
    returnAllegation: tried(REGISTRY, 'submitted', 'notified', () => reasons),
    registerAllegation: tried(REGISTRY, 'submitted', 'notified'),
    notifyAllegation: tried(REGISTRY, 'registered', 'submitted', () => ({
      noticeText: words('A notice.'),
    })),
    proposeInadmissibility: tried(REGISTRY, 'registered', 'submitted', () => reasons),
    proposeMerger: tried(REGISTRY, 'registered', 'submitted', ({ notified }) => ({
      ...{ ...reasons, intoId: notified },
    })),
    cosignInadmissibility: tried(MEDIATOR, 'registered', 'registered', noProposal),
    cosignMerger: tried(MEDIATOR, 'registered', 'registered', noProposal),
    confirmLocalSettlement: tried(officer, 'notified', 'verifying'),
    withdrawAllegation: tried(head, 'notified', 'determined'),
    submitStatement: {
      ...tried(otherOfficer, 'notified', 'verifying', () => ({ ...text, kind: 'DENIES' })),
      field: 'allegationId',
    },
    startVerification: tried(REGISTRY, 'notified', 'notified'),
    suspendNoAccess: tried(REGISTRY, 'determined', 'determined', () => reasons),
    resumeVerification: tried(REGISTRY, 'verifying', 'verifying'),
    draftFinding: tried(REGISTRY, 'verifying', 'verifying', () => ({ finding: content() })),
    editFinding: tried(REGISTRY, 'draftFinding', 'sharedFinding', () => ({ finding: content() })),
    shareFinding: tried(REGISTRY, 'draftFinding', 'sharedFinding'),
    commentOnFinding: tried(officer, 'sharedFinding', 'determinedFinding', () => text),
    fileDissent: tried(head, 'sharedFinding', 'determinedFinding', () => text),
    concurFinding: tried(MEDIATOR, 'sharedFinding', 'sharedFinding'),
    withholdConcurrence: tried(MEDIATOR, 'sharedFinding', 'sharedFinding', () => reasons),
    recordDeliberation: tried(MEDIATOR, 'sharedFinding', 'determinedFinding', () => text),
    referForMeasures: tried(REGISTRY, 'determined', 'verifying'),
    closeAllegation: tried(REGISTRY, 'determined', 'determined', () => ({
      note: words('Closed.'),
    })),
    fileAppeal: tried(head, 'determined', 'verifying', () => ({ ...text, ground: 'NEW_FACTS' })),
    extendClock: tried(REGISTRY, 'clock', 'stoppedClock', () => ({
      ...{ ...reasons, dueAt: '2099-01-01T00:00:00.000Z' },
    })),
    correctConfirmedHarm: tried(REGISTRY, 'harm', 'settledHarm', () => ({
      ...{ confirmedMin: 1, confirmedMax: 3 },
    })),
    unlinkIncidents: tried(REGISTRY, 'link', 'endedLink'),
    unassignMonitor: tried(REGISTRY, 'assignment', 'endedAssignment'),
    requestAccess: tried(REGISTRY, 'plannedTask', 'fieldTask'),
    grantAccess: tried(otherOfficer, 'askedTask', 'deniedTask'),
    delayAccess: tried(otherOfficer, 'askedTask', 'deniedTask', () => reasons),
    denyAccess: tried(otherOfficer, 'askedTask', 'deniedTask', () => reasons),
    startFieldwork: tried(REGISTRY, 'plannedTask', 'plannedTask'),
    reportTask: tried(MONITOR, 'fieldTask', 'plannedTask', () => ({ report: words('Report.') })),
    acceptTask: tried(REGISTRY, 'fieldTask', 'fieldTask'),
    cancelTask: tried(REGISTRY, 'plannedTask', 'deniedTask'),
    relayHotlineCall: tried(REGISTRY, 'raisedCall', 'relayedCall'),
    acknowledgeHotlineCall: tried(otherOfficer, 'relayedCall', 'acknowledgedCall'),
    answerHotlineCall: tried(otherOfficer, 'acknowledgedCall', 'relayedCall', () => ({
      reply: words('A reply.'),
    })),
    resolveHotlineCall: tried(officer, 'raisedCall', 'raisedCall'),
    escalateHotlineCall: tried(officer, 'raisedCall', 'raisedCall'),
    relayNotice: tried(REGISTRY, 'newNotice', 'relayedNotice'),
    acknowledgeNotice: tried(otherOfficer, 'relayedNotice', 'objectedNotice'),
    objectToNotice: tried(otherOfficer, 'relayedNotice', 'objectedNotice', () => ({
      objection: words('An objection.'),
    })),
    activateNotice: tried(officer, 'newNotice', 'newNotice'),
    completeNotice: tried(officer, 'newNotice', 'newNotice'),
    cancelNotice: tried(officer, 'newNotice', 'cancelledNotice'),
    revealIncidentLog: tried(head, 'seal', 'withdrawnSeal', () => ({
      ...{ nonce: 'ab'.repeat(16), rows: [] },
    })),
    withdrawIncidentLog: tried(officer, 'seal', 'withdrawnSeal'),
  };
}

/** The acts that make a new record below one that is not where they need it: the field that names it. */
export function newRecords(): Readonly<Record<string, Omit<Tried, 'record'>>> {
  const observation = { method: 'SEEN', timePrecision: 'HOUR', at: '2025-11-13T00:00:00.000Z' };
  const harm = { category: 'CIVILIAN', effect: 'KILLED', confirmedMin: 0, confirmedMax: 1 };
  return {
    planTask: {
      ...{ seat: REGISTRY, notOpenOn: 'registered', field: 'allegationId' },
      more: () => ({ kind: 'DESK_REVIEW' }),
    },
    assignMonitor: {
      ...{ seat: REGISTRY, notOpenOn: 'registered', field: 'allegationId' },
      more: () => ({ monitor: MONITOR }),
    },
    recordObservation: {
      ...{ seat: MONITOR, notOpenOn: 'plannedTask', field: 'taskId' },
      more: () => ({ ...observation, ...text }),
    },
    confirmHarm: {
      ...{ seat: REGISTRY, notOpenOn: 'idleIncident', field: 'incidentId' },
      more: () => ({ ...harm, side: 'PAK' }),
    },
  };
}

/** What an act is told of the record that it is tried on. */
export function inputOf(
  name: string,
  record: string,
  { field = 'id', more }: Pick<Tried, 'field' | 'more'>,
  scene: Scene,
): object {
  const id = scene[record];
  if (id === undefined) throw new Error(`${name} has no ${record}`);
  return { [field]: id, ...more?.(scene) };
}
