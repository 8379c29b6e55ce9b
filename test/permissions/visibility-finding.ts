import type { Deployment } from '../support/deployment.js';
import { content, Findings } from '../support/finding.js';
import type { Places } from '../support/mechanism.js';
import { words } from '../support/perform.js';
import type { Scene } from './visibility-scene.js';

const REGISTRY = 'sec-secretariat';

async function childOf(deployment: Deployment, id: string, list: string): Promise<string> {
  const query = `query ($id: ID!) { finding(id: $id) { ${list} { id } } }`;
  const { body } = await deployment.ask(REGISTRY, query, { id });
  const { [list]: children } = body.data?.finding as Record<string, readonly { id: string }[]>;
  return children?.[0]?.id ?? '';
}

/** Cases of one side with a finding at each stage, with a value in every field that the stage has. */
export async function find(
  deployment: Deployment,
  places: Places,
  one: string,
  other: string,
): Promise<Scene> {
  const findings = new Findings(deployment, places);
  const draft = await findings.onCase(
    REGISTRY,
    'draftFinding',
    await findings.verified(one, other),
    { finding: content() },
  );
  const sharedCase = await findings.verified(one, other);
  const shared = await findings.shared(sharedCase);
  await findings.heard(shared, one, other);
  const reasons = words('It is not signed.');
  await findings.onFinding('tur-mediator', 'withholdConcurrence', shared, { reasons });
  const determinedCase = await findings.verified(one, other);
  const determined = await findings.shared(determinedCase);
  await findings.heard(determined, one, other);
  for (const seat of ['tur-mediator', 'qat-mediator'])
    await findings.onFinding(seat, 'concurFinding', determined, { reasons });
  const inShared = { root: 'finding', rootId: shared } as const;
  return {
    'Finding, drafted': { root: 'finding', rootId: draft },
    'Finding, shared': inShared,
    'Finding, determined': { root: 'finding', rootId: determined },
    FindingComment: {
      ...{ ...inShared, list: 'comments' },
      id: await childOf(deployment, shared, 'comments'),
    },
    'FindingConcurrence, not the last': {
      ...{ ...inShared, list: 'concurrences' },
      id: await childOf(deployment, shared, 'concurrences'),
    },
    'FindingConcurrence, of what is determined': {
      ...{ root: 'finding', rootId: determined, list: 'concurrences' },
      id: await childOf(deployment, determined, 'concurrences'),
    },
    'Allegation, FINDING_SHARED': { root: 'allegation', rootId: sharedCase },
    'Allegation, DETERMINED': { root: 'allegation', rootId: determinedCase },
  };
}
