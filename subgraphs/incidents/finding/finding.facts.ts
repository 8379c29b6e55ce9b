import type { Recorded, RecordClass } from '../../../shared/subgraph/recorded.js';
import type { Directory } from '../../../shared/viewer/directory.js';
import type { Viewer } from '../../../shared/viewer/viewer.js';
import type { AllegationStatus } from '../allegation/allegation.statuses.js';
import { Appeal } from '../appeal/appeal.entity.js';
import { Clock } from '../clock/clock.entity.js';
import { Dissent } from '../dissent/dissent.entity.js';
import { FindingComment } from '../finding-comment/finding-comment.entity.js';
import { FindingConcurrence } from '../finding-concurrence/finding-concurrence.entity.js';
import { VerificationTask } from '../verification-task/verification-task.entity.js';
import { Finding } from './finding.entity.js';
import { concurrencesNeeded, needsMeasure } from './finding.rules.js';
import { type FindingFacts, NO_FINDING } from './finding.situation.js';

/** The statuses in which an act may look at a finding. */
const WITH_FINDING: readonly AllegationStatus[] = [
  'UNDER_VERIFICATION',
  'SUSPENDED_NO_ACCESS',
  'FINDING_SHARED',
  'DETERMINED',
  'UNDER_APPEAL',
];

interface Subject {
  readonly id: string;
  readonly status: AllegationStatus;
}

/** Reads the records whose column holds the id of a parent, oldest first, in one world. */
type Children = <T extends Recorded>(
  type: RecordClass<T>,
  column: keyof T & string,
  parentId: string,
) => Promise<readonly T[]>;

/** Who asks, when, and who the mediators are. */
export interface Asking {
  readonly viewer: Viewer;
  readonly directory: Directory;
  readonly at: Date;
}

/** Finds the version that is with the parties. */
function sharedOf(versions: readonly Finding[]): Finding | undefined {
  return versions.find(({ status }) => status === 'SHARED');
}

/** Tells whether the parties have had their say: the last clock for comments was stopped or has run out. */
function isHeard(clocks: readonly Clock[], at: Date): boolean {
  const last = clocks.filter(({ kind }) => kind === 'COMMENT').at(-1);
  return last !== undefined && (last.stoppedAt !== null || last.dueAt <= at);
}

/** Tells whether an appeal leaves a closed case as it was: its new version finds what the version appealed against found. */
async function isAsBefore(
  id: string,
  versions: readonly Finding[],
  shared: Finding,
  children: Children,
): Promise<boolean> {
  const appeals = await children(Appeal, 'allegationId', id);
  const appeal = appeals.find(({ status }) => status === 'FILED');
  const against = versions.find((version) => version.id === appeal?.findingId);
  if (appeal?.wasClosed !== true || against === undefined) return false;
  return against.outcome === shared.outcome && against.gravity === shared.gravity;
}

/** Tells whether the verification has come so far that a draft can be shared (domain.md 2.4). */
async function isShareable(id: string, draft: Finding, children: Children): Promise<boolean> {
  const tasks = await children(VerificationTask, 'allegationId', id);
  if (tasks.some(({ status }) => status === 'ACCEPTED')) return true;
  const denied = tasks.some(({ status }) => status === 'ACCESS_DENIED');
  return denied && draft.outcome === 'NOT_VERIFIABLE_ACCESS_DENIED';
}

/** Reads what was said to a shared version. */
async function factsOfShared(
  { id, status }: Subject,
  [versions, shared]: readonly [readonly Finding[], Finding],
  children: Children,
  { viewer, directory, at }: Asking,
): Promise<Omit<FindingFacts, 'drafted' | 'shareable' | 'measureDue'>> {
  const [clocks, comments, dissents, words] = await Promise.all([
    children(Clock, 'allegationId', id),
    children(FindingComment, 'findingId', shared.id),
    children(Dissent, 'findingId', shared.id),
    children(FindingConcurrence, 'findingId', shared.id),
  ]);
  const mediators = directory.ofKind('MEDIATOR');
  const concurring = words.filter(({ byCode, concurs }) => concurs && mediators.includes(byCode));
  const own = ({ byCode }: { readonly byCode: string }): boolean => byCode === viewer.delegation;
  return {
    shared: true,
    commented: comments.some(own),
    dissented: dissents.some(own),
    heard: isHeard(clocks, at),
    concurred: concurring.some(own),
    toConcur: concurrencesNeeded(shared.findingRule, mediators.length) - concurring.length,
    asBefore: status === 'UNDER_APPEAL' && (await isAsBefore(id, versions, shared, children)),
  };
}

/** Sees an allegation's finding as the state machine does. */
export async function findingFacts(
  allegation: Subject,
  children: Children,
  asking: Asking,
): Promise<FindingFacts> {
  if (!WITH_FINDING.includes(allegation.status)) return NO_FINDING;
  const versions = await children(Finding, 'allegationId', allegation.id);
  const determined = versions.find(({ status }) => status === 'DETERMINED');
  const draft = versions.find(({ status }) => status === 'DRAFT');
  const whole = {
    drafted: draft !== undefined,
    shareable: draft !== undefined && (await isShareable(allegation.id, draft, children)),
    measureDue: determined !== undefined && needsMeasure(determined),
  };
  const shared = sharedOf(versions);
  if (shared === undefined) return { ...NO_FINDING, ...whole };
  return { ...whole, ...(await factsOfShared(allegation, [versions, shared], children, asking)) };
}
