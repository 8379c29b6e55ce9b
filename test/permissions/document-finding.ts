import type { Deployment } from '../support/deployment.js';
import { content } from '../support/finding.js';
import { words } from '../support/perform.js';
import type { Sides } from './document-between.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';
/** Another person of the secretariat: who drafts a finding does not review it. */
const REVIEWER = 'sec-secretariat/second';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;

/** The finding on a case that is under verification, to its determination, an appeal and the end; each act at the version that the seat reads. */
export async function playFinding(
  { scenario, deployment }: { readonly scenario: Scenario; readonly deployment: Deployment },
  { one, other }: Sides,
  [caseId, group]: readonly [string, string],
): Promise<void> {
  const binding = { SUBMITTING_DELEGATION: one, OTHER_PARTY: other };
  const on = async (
    root: 'allegation' | 'finding',
    [seat, act, id]: readonly [string, string, string],
    more: object = {},
  ): Promise<string> => {
    const query = `query ($id: ID!) { found: ${root}(id: $id) { version } }`;
    const { body } = await deployment.ask(seat, query, { id });
    const { version } = body.data?.found as { version: number };
    const input = { id, expectedVersion: version, ...more };
    return scenario.act({ group, act, seat, binding, input });
  };
  /** Comments, and the mediators' words to the determination; the first of them withholds its own at first. */
  const determine = async (id: string): Promise<void> => {
    for (const side of [other, one])
      await on('finding', [`${side.toLowerCase()}-officer`, 'commentOnFinding', id], {
        text: words('Noted.'),
      });
    const reasons = words('It is not signed.');
    await on('finding', [MEDIATORS[0], 'withholdConcurrence', id], { reasons });
    for (const seat of MEDIATORS) await on('finding', [seat, 'concurFinding', id]);
  };
  const head = `${other.toLowerCase()}-head`;
  const finding = { finding: content() };
  const id = await on('allegation', [REGISTRY, 'draftFinding', caseId], finding);
  await on('finding', [REGISTRY, 'editFinding', id], finding);
  await on('finding', [MEDIATORS[1], 'recordDeliberation', id], { text: words('As drafted.') });
  await on('finding', [REGISTRY, 'shareFinding', id]);
  await on('finding', [head, 'fileDissent', id], { text: words('We do not agree.') });
  await determine(id);
  await on('allegation', [REGISTRY, 'referForMeasures', caseId]);
  const appeal = { ground: 'ASSESSMENT', text: words('Look again.') };
  await on('allegation', [head, 'fileAppeal', caseId], appeal);
  const acts = [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED' }];
  const nothing = { acts, standard: null, mode: null, reliesOnUndisclosed: false, gist: null };
  const review = { finding: content({ ...nothing, appealOutcome: 'UPHELD' }) };
  const second = await on('allegation', [REVIEWER, 'draftFinding', caseId], review);
  await on('finding', [REVIEWER, 'shareFinding', second]);
  await determine(second);
  await on('allegation', [REGISTRY, 'closeAllegation', caseId], { note: words('Over.') });
}
