import type { Deployment } from '../support/deployment.js';
import { content, Findings } from '../support/finding.js';
import type { Places } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import type { Located, Scene } from './visibility-scene.js';

const REGISTRY = 'sec-secretariat';

/** Writes the neutral text on the incident of a case; says where it is. */
async function narrated(deployment: Deployment, caseId: string): Promise<Located> {
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(REGISTRY, query, { id: caseId });
  const { incident } = body.data?.allegation as { incident: { id: string } };
  const input = { incidentId: incident.id, text: words('Shots were fired.') };
  await perform(deployment, REGISTRY, 'writeAgreedNarrative', input);
  return { root: 'incident', rootId: incident.id, list: 'agreedNarrative' };
}

async function childOf(deployment: Deployment, id: string, list: string): Promise<string> {
  const query = `query ($id: ID!) { finding(id: $id) { ${list} { id } } }`;
  const { body } = await deployment.ask(REGISTRY, query, { id });
  const { [list]: children } = body.data?.finding as Record<string, readonly { id: string }[]>;
  return children?.[0]?.id ?? '';
}

const REVIEWER = 'sec-secretariat/second';
const said = {
  text: words('The crater is old.'),
  monitorVote: { for: 2, against: 0, abstaining: 1 },
};
const NOTHING = {
  acts: [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED' }],
  ...{ standard: null, mode: null, reliesOnUndisclosed: false, gist: null },
};

/** Everything that is said to a shared version before the mediators' last word. */
async function discuss(findings: Findings, id: string, one: string, other: string): Promise<void> {
  await findings.heard(id, one, other);
  await findings.onFinding(`${other}-head`, 'fileDissent', id, { text: words('We do not agree.') });
  await findings.onFinding(REGISTRY, 'recordDeliberation', id, said);
}

/** A case that was closed, appealed against, and closed again. */
async function closedAgain(findings: Findings, one: string, other: string): Promise<Scene> {
  const id = await findings.verified(one, other);
  const first = await findings.shared(id, NOTHING);
  await findings.determined(first, one, other);
  await findings.onCase(REGISTRY, 'closeAllegation', id, { note: words('Over.') });
  const appeal = { ground: 'PROCEDURE', text: words('We were not heard.') };
  await findings.onCase(`${other}-head`, 'fileAppeal', id, appeal);
  const finding = content({ appealOutcome: 'DISMISSED', ...NOTHING });
  const second = await findings.onCase(REVIEWER, 'draftFinding', id, { finding });
  await findings.onFinding(REVIEWER, 'shareFinding', second);
  await findings.determined(second, one, other);
  return {
    'Allegation, CLOSED': { root: 'allegation', rootId: id },
    'Appeal, decided': { root: 'finding', rootId: first, list: 'appeals' },
  };
}

/** A case under appeal. */
async function appealed(findings: Findings, one: string, other: string): Promise<Scene> {
  const id = await findings.verified(one, other);
  const version = await findings.shared(id);
  await findings.determined(version, one, other);
  const appeal = { ground: 'NEW_FACTS', text: words('There is a new witness.') };
  await findings.onCase(`${one}-head`, 'fileAppeal', id, appeal);
  return { 'Appeal, filed': { root: 'finding', rootId: version, list: 'appeals' } };
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
  await findings.onFinding(REGISTRY, 'recordDeliberation', draft, said);
  const sharedCase = await findings.verified(one, other);
  const narrative = await narrated(deployment, sharedCase);
  const shared = await findings.shared(sharedCase);
  await discuss(findings, shared, one, other);
  const reasons = words('It is not signed.');
  await findings.onFinding('tur-mediator', 'withholdConcurrence', shared, { reasons });
  const determinedCase = await findings.verified(one, other);
  const determined = await findings.shared(determinedCase);
  await discuss(findings, determined, one, other);
  for (const seat of ['tur-mediator', 'qat-mediator'])
    await findings.onFinding(seat, 'concurFinding', determined, { reasons });
  const inShared = { root: 'finding', rootId: shared } as const;
  return {
    'Finding, drafted': { root: 'finding', rootId: draft },
    'AgreedNarrative, shared': narrative,
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
    'Dissent, before the determination': { ...inShared, list: 'dissents' },
    'Dissent, determined': { root: 'finding', rootId: determined, list: 'dissents' },
    FindingDeliberation: { ...inShared, list: 'deliberations' },
    ...(await closedAgain(findings, one, other)),
    ...(await appealed(findings, one, other)),
    'Allegation, FINDING_SHARED': { root: 'allegation', rootId: sharedCase },
    'Allegation, DETERMINED': { root: 'allegation', rootId: determinedCase },
  };
}
