import { delegationId } from '../../shared/viewer/directory.js';
import { allegation } from '../support/case.js';
import type { Deployment } from '../support/deployment.js';
import type { Places } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { CLOCKS, HOTLINE } from '../support/terms.js';
import { ofCivilians } from './visibility-records.js';

/** Where a record is read: by a query, or in a list below what the query answers. */
export interface Located {
  readonly root: string;
  /** Null where the query takes no id. */
  readonly rootId: string | null;
  readonly list?: string;
  readonly id?: string;
}
/** Where each record of the visibility table is read. */
export type Scene = Readonly<Record<string, Located>>;

const REGISTRY = 'sec-secretariat';
const FROM = '2025-01-01T00:00:00.000Z';
const UNTIL = '2025-02-01T00:00:00.000Z';
const PERSON = {
  displayRole: 'Liaison',
  name: 'A name',
  credentials: 'A letter',
  validFrom: FROM,
  validUntil: '2035-01-01T00:00:00.000Z',
};

type Child = Readonly<Record<string, string>>;

/** Reads the children of a record as a seat that may. */
async function below(
  deployment: Deployment,
  seat: string,
  [root, id, list]: readonly [string, string, string],
  more = '',
): Promise<readonly Child[]> {
  const query = `query ($id: ID!) { found: ${root}(id: $id) { ${list} { id ${more} } } }`;
  const { body } = await deployment.ask(seat, query, { id });
  return (body.data?.found as Record<string, Child[]>)[list] ?? [];
}

/** Records what the whole mechanism refers to, with a value in every field. */
export async function recordReference(deployment: Deployment): Promise<Scene> {
  const agreement = await perform(deployment, REGISTRY, 'recordAgreement', {
    title: words('An understanding'),
    form: 'JOINT_STATEMENT',
    status: 'IN_FORCE',
    conditional: true,
    from: FROM,
    until: UNTIL,
    mediators: ['QAT'],
    hosts: ['TUR'],
  });
  await perform(deployment, REGISTRY, 'recordExtension', {
    agreementId: agreement,
    expectedVersion: 1,
    from: UNTIL,
    until: '2030-01-01T00:00:00.000Z',
  });
  const obligation = await perform(deployment, REGISTRY, 'recordObligation', {
    agreementId: agreement,
    code: 'O-1',
    kind: 'REFRAIN',
    nature: 'CONDUCT',
    on: ['PAK', 'AFG'],
    text: words('No fire across the line.'),
    clauseRef: 'Article 2',
    validFrom: FROM,
    validTo: UNTIL,
  });
  await perform(deployment, REGISTRY, 'adoptTerms', {
    agreementId: agreement,
    termsVersion: 'later',
    inForceFrom: '2025-10-20T00:00:00.000Z',
    clocks: CLOCKS,
    hotline: HOTLINE,
    findingStandard: 'BALANCE_OF_PROBABILITIES',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'MEDIATORS_CONCUR',
  });
  const place = await perform(deployment, REGISTRY, 'recordPlace', {
    kind: 'CROSSING',
    names: [{ text: 'A crossing', lang: 'en' }],
    side: 'PAK',
    lat: 34.1,
    lon: 71,
    precision: 'POINT',
  });
  await perform(deployment, 'tur-mediator', 'recordMember', { ...PERSON, role: 'MEDIATOR' });
  const [period] = await below(deployment, REGISTRY, ['agreement', agreement, 'periods'], 'until');
  return {
    Delegation: { root: 'delegation', rootId: delegationId('TUR') },
    Agreement: { root: 'agreement', rootId: agreement },
    AgreementPeriod: {
      root: 'agreement',
      rootId: agreement,
      list: 'periods',
      id: period?.id ?? '',
    },
    Obligation: { root: 'obligation', rootId: obligation },
    Place: { root: 'place', rootId: place },
    TermsOfReference: { root: 'termsOfReference', rootId: null },
  };
}

async function registered(
  deployment: Deployment,
  claimant: string,
  input: object,
): Promise<string> {
  const officer = `${claimant}-officer`;
  const id = await perform(deployment, officer, 'draftAllegation', input);
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
  return perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 1 });
}

/** Files a case with a value in every field, and takes it to NOTIFIED; answers the allegation and its evidence. */
export async function fileCase(
  deployment: Deployment,
  places: Places,
  claimant: string,
  respondent: string,
): Promise<{ readonly id: string; readonly evidence: string }> {
  const officer = `${claimant}-officer`;
  const input = allegation(respondent.toUpperCase(), places, {
    mode: 'FAILURE_TO_PREVENT',
    allegedUnit: 'Armed Group A',
    sourceRisk: 'ANONYMOUS',
    incident: {
      sectorId: places.sector,
      districtId: places.firstDistrict,
      occurredFrom: '2025-11-12T06:00:00.000Z',
      occurredUntil: '2025-11-12T07:00:00.000Z',
      timePrecision: 'HOUR',
      latitude: 33.8,
      longitude: 70,
      geoPrecision: 'POINT',
    },
    report: {
      narrative: words('Shots at the post.'),
      sourceDateAsWritten: '12 November',
      weapon: 'rifle',
      direction: 'north',
      unitsInvolved: 'Post 14',
    },
    harm: [{ ...ofCivilians(claimant), claimedMin: 2, claimedMax: 4, source: 'MEDICAL' }],
  });
  const id = await perform(deployment, officer, 'draftAllegation', input);
  const evidence = await perform(deployment, officer, 'draftEvidence', {
    kind: 'PHOTO',
    title: words('A photograph'),
    description: words('Of the post'),
    collectedAt: '2025-11-12T08:00:00.000Z',
    collectedPlace: 'At the post',
    sha256: 'c'.repeat(64),
    size: 10,
    mediaType: 'image/jpeg',
    sourceProtection: 'ANONYMOUS',
    attributionLabel: 'local official',
    allegationId: id,
    relevance: words('It shows the damage.'),
  });
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 1 });
  const reasons = words('Say more of the place.');
  await perform(deployment, REGISTRY, 'returnAllegation', { id, expectedVersion: 1, reasons });
  await perform(deployment, officer, 'submitAllegation', { id, expectedVersion: 3 });
  await perform(deployment, officer, 'sealEvidence', { id: evidence, expectedVersion: 1 });
  await perform(deployment, REGISTRY, 'registerAllegation', { id, expectedVersion: 3 });
  const intoId = await registered(
    deployment,
    claimant,
    allegation(respondent.toUpperCase(), places),
  );
  const merger = { id, expectedVersion: 4, intoId, reasons: words('The same event.') };
  await perform(deployment, REGISTRY, 'proposeMerger', merger);
  const noticeText = words('Small arms fire is alleged.');
  await perform(deployment, REGISTRY, 'notifyAllegation', { id, expectedVersion: 4, noticeText });
  const clocks = await below(deployment, officer, ['allegation', id, 'clocks'], 'kind dueAt');
  const { id: clock = '', dueAt = '' } = clocks.find(({ kind }) => kind === 'RESPONSE') ?? {};
  await perform(deployment, REGISTRY, 'extendClock', {
    id: clock,
    expectedVersion: 1,
    dueAt: new Date(Date.parse(dueAt) + 3_600_000).toISOString(),
    reasons: words('A holiday of both.'),
  });
  const terms = words('Both commanders have met.');
  const settle = { id, expectedVersion: 6, terms };
  await perform(deployment, officer, 'confirmLocalSettlement', settle);
  return { id, evidence };
}

const MEETING = {
  place: 'A city',
  opensAt: '2025-12-01T09:00:00.000Z',
  closesAt: '2025-12-01T12:00:00.000Z',
  round: 2,
};

async function scheduled(deployment: Deployment, changes: object): Promise<string> {
  return perform(deployment, 'tur-mediator', 'scheduleSession', { ...MEETING, ...changes });
}

/** Meets with the claimant and of all, with items on the agenda; the caucus is with the first mediator. */
export async function meet(
  deployment: Deployment,
  claimant: string,
  caseId: string,
): Promise<Scene> {
  const plenary = await scheduled(deployment, { kind: 'PLENARY', open: true });
  const principals = await scheduled(deployment, { kind: 'PRINCIPALS' });
  const withClaimant = { party: claimant.toUpperCase(), mediators: ['TUR'] };
  const caucus = await scheduled(deployment, { kind: 'CAUCUS', ...withClaimant });
  const item = async (sessionId: string, more: object = {}): Promise<string> =>
    perform(deployment, 'tur-mediator', 'addAgendaItem', {
      sessionId,
      text: words('To discuss'),
      ...more,
    });
  const inPlenary = { root: 'session', rootId: plenary, list: 'agenda' } as const;
  const inCaucus = { root: 'session', rootId: caucus, list: 'agenda' } as const;
  const note = await perform(deployment, 'tur-mediator', 'recordCaucusNote', {
    ...withClaimant,
    sessionId: caucus,
    body: words('Said in confidence.'),
  });
  return {
    'Session plenary, open': { root: 'session', rootId: plenary },
    'Session of principals': { root: 'session', rootId: principals },
    'Session caucus with the claimant': { root: 'session', rootId: caucus },
    'AgendaItem of the open plenary': { ...inPlenary, id: await item(plenary) },
    'AgendaItem about the allegation': {
      ...inPlenary,
      id: await item(plenary, { allegationId: caseId }),
    },
    'AgendaItem of the caucus': { ...inCaucus, id: await item(caucus) },
    'CaucusNote of the claimant': { root: 'caucusNote', rootId: note },
  };
}

/** Says where the records of an answered case are. */
export async function locateCase(
  deployment: Deployment,
  claimant: string,
  { id, evidence }: { readonly id: string; readonly evidence: string },
): Promise<Scene> {
  const officer = `${claimant}-officer`;
  const children = async (root: string, parent: string, list: string): Promise<Located> => {
    const [first] = await below(deployment, officer, [root, parent, list]);
    return { root, rootId: parent, list, id: first?.id ?? '' };
  };
  const clocks = await below(deployment, officer, ['allegation', id, 'clocks'], 'kind');
  const clock = (kind: string): Located => ({
    ...{ root: 'allegation', rootId: id, list: 'clocks' },
    id: clocks.find((one) => one.kind === kind)?.id ?? '',
  });
  const query = 'query ($id: ID!) { allegation(id: $id) { incident { id } } }';
  const { body } = await deployment.ask(officer, query, { id });
  const { incident } = body.data?.allegation as { incident: { id: string } };
  const member = await perform(deployment, `${claimant}-head`, 'recordMember', {
    ...PERSON,
    role: 'PARTY_OFFICER',
  });
  const assignment = { allegationId: id, monitor: 'a-monitor' };
  return {
    MonitorAssignment: {
      root: 'monitorAssignment',
      rootId: await perform(deployment, REGISTRY, 'assignMonitor', assignment),
    },
    Member: { root: 'member', rootId: member },
    Incident: { root: 'incident', rootId: incident.id },
    Report: await children('incident', incident.id, 'reports'),
    Harm: await children('incident', incident.id, 'harm'),
    Allegation: { root: 'allegation', rootId: id },
    'PartyStatement of the respondent': await children('allegation', id, 'statements'),
    'Clock for the response': clock('RESPONSE'),
    'Clock for the registration': clock('REGISTRATION'),
    'ExitProposal that lapsed': {
      ...{ root: 'allegation', rootId: id, list: 'exitProposals' },
      id: (await below(deployment, REGISTRY, ['allegation', id, 'exitProposals']))[0]?.id ?? '',
    },
    EvidenceItem: { root: 'evidenceItem', rootId: evidence },
    CustodyEvent: await children('evidenceItem', evidence, 'custody'),
    EvidenceLink: await children('evidenceItem', evidence, 'links'),
  };
}
