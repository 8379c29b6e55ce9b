import type { Deployment } from '../support/deployment.js';
import { content } from '../support/finding.js';
import { words } from '../support/perform.js';
import type { Sides } from './document-between.js';
import type { Scenario } from './document-scenario.js';

const REGISTRY = 'sec-secretariat';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;

/** The finding on a case that is under verification, from the draft to the determination; each act at the version that the seat reads. */
export async function playFinding(
  { scenario, deployment }: { readonly scenario: Scenario; readonly deployment: Deployment },
  { one, other }: Sides,
  [caseId, group]: readonly [string, string],
): Promise<string> {
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
  const finding = { finding: content() };
  const id = await on('allegation', [REGISTRY, 'draftFinding', caseId], finding);
  await on('finding', [REGISTRY, 'editFinding', id], finding);
  await on('finding', [REGISTRY, 'shareFinding', id]);
  for (const side of [other, one])
    await on('finding', [`${side.toLowerCase()}-officer`, 'commentOnFinding', id], {
      text: words('Noted.'),
    });
  const reasons = words('It is not signed.');
  await on('finding', [MEDIATORS[0], 'withholdConcurrence', id], { reasons });
  for (const seat of MEDIATORS) await on('finding', [seat, 'concurFinding', id]);
  return id;
}
