import { randomUUID } from 'node:crypto';

import type { Stage } from './stage.js';

/** What a client sends; the same words for every arm that speaks GraphQL. */
export interface Ask {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** One kind of work: who asks, what, and what the limit is told instead of a document. */
export interface Work {
  readonly name: string;
  readonly what: string;
  readonly seat: string;
  /** The request with this number: ids differ from one to the next. */
  ask(number: number): Ask;
  /** Whether it is measured only when it is asked for by its name. */
  readonly aside?: true;
  /** What follows it, where the work is done in two requests; made of the first one's data. */
  readonly next?: (data: unknown) => Ask;
  /** What the arm without GraphQL needs of the same request. */
  limit(number: number): Readonly<Record<string, unknown>>;
}

/** What the works need to know of the data. */
export interface Facts {
  /** Cases with a statement and a finding, of both sides. */
  readonly ids: readonly string[];
  /** Where page 1,000 begins: Mizan's cursor, and the position itself. */
  readonly deep: { readonly cursor: string; readonly at: string; readonly id: string };
}

const FINDING = 'finding { status outcome gravity determinedAt }';
const EVIDENCE = 'evidence { id kind title { original } sealedAt }';
const FIELDS =
  'id caseNo status act clause mode responseState allegedUnit notifiedAt version basisSummary { original lang }';
const PAGE = `nodes { ${FIELDS} respondent { code kind } ${EVIDENCE} ${FINDING} } pageInfo { hasNextPage }`;

const Q1 = `query Q1 { allegations(first: 50, filter: { act: [SMALL_ARMS_FIRE] }) { ${PAGE} } }`;
const Q2 = `query Q2 { caseload { counts { respondent { code } act status responseState count }
  newestUnverified(first: 50) { nodes { id caseNo act status responseState respondent { code } ${EVIDENCE} } } } }`;
const Q3 = `query Q3($id: ID!) { allegation(id: $id) { ${FIELDS} registryRef createdAt by { code } respondent { code kind }
  incident { id reference day occurredFrom timePrecision latitude longitude sector { names { text } } district { names { text } }
    reports { id origin narrative { original lang } noticeText { original } by { code } }
    harm { category effect side claimedMin claimedMax } }
  finding { status outcome gravity standard reasoning { original lang } reliesOnUndisclosed determinedAt acts { act outcome gravity } }
  statements { id kind madeAt text { original lang } by { code } } clocks { kind dueAt stoppedAt expiredAt }
  evidence { id kind status title { original } sha256 size custody { seq action at hash } } } }`;
const Q4 = `query Q4($after: String) { allegations(first: 50, after: $after) { ${PAGE} } }`;
const FILE = `mutation M1($input: DraftAllegationInput!) { fileAllegation(input: $input) {
  allegation { version status act } userErrors { code } replayed } }`;
const DRAFT = `mutation M2Draft($input: DraftAllegationInput!) { draftAllegation(input: $input) {
  allegation { id version } userErrors { code } } }`;
const SUBMIT = `mutation M2Submit($input: AllegationActInput!) { submitAllegation(input: $input) {
  allegation { version status act } userErrors { code } replayed } }`;

interface Drafted {
  readonly draftAllegation: {
    readonly allegation: { readonly id: string; readonly version: number } | null;
  };
}

function submit(data: unknown): Ask {
  const { allegation } = (data as Drafted).draftAllegation;
  if (!allegation) throw new Error('the draft was refused');
  const { id, version: expectedVersion } = allegation;
  return {
    query: SUBMIT,
    variables: { input: { idempotencyKey: randomUUID(), id, expectedVersion } },
  };
}

function draft(stage: Stage, party: string, respondent: string): Readonly<Record<string, unknown>> {
  return {
    idempotencyKey: randomUUID(),
    respondent,
    act: 'SNIPING',
    clause: 'Article 2(a)',
    basisSummary: { original: 'Logbook of the post.', lang: 'en' },
    incident: {
      sectorId: stage.places.sector,
      districtId: stage.places.firstDistrict,
      occurredFrom: '2025-11-12T06:00:00.000Z',
      timePrecision: 'HOUR',
    },
    report: { narrative: { original: 'Shots at the post.', lang: 'en' } },
    harm: [
      {
        category: 'CIVILIAN',
        effect: 'INJURED',
        side: party,
        claimedMin: 1,
        claimedMax: 2,
        source: 'MEDICAL',
      },
    ],
  };
}

/** The works of the bench, on the data of a stage. */
export function worksOf(stage: Stage, facts: Facts): readonly Work[] {
  const [party = '', other = ''] = stage.directory.ofKind('PARTY');
  const [mediator = ''] = stage.directory.ofKind('MEDIATOR');
  const officer = `${party.toLowerCase()}-officer`;
  const idOf = (number: number): string => facts.ids[number % facts.ids.length] ?? '';
  const fixed = (query: string): Pick<Work, 'ask' | 'limit'> => ({
    ask: () => ({ query, variables: {} }),
    limit: () => ({}),
  });
  return [
    { name: 'Q1', what: 'the 50 newest of one act, with evidence', seat: officer, ...fixed(Q1) },
    {
      name: 'Q2',
      what: "the mediators' caseload: counts, and the 50 newest unverified",
      seat: `${mediator.toLowerCase()}-mediator`,
      ...fixed(Q2),
    },
    {
      name: 'Q3',
      what: 'one case with everything',
      seat: officer,
      ask: (number) => ({ query: Q3, variables: { id: idOf(number) } }),
      limit: (number) => ({ id: idOf(number) }),
    },
    {
      name: 'Q4',
      what: 'page 1,000 by cursor',
      seat: officer,
      ask: () => ({ query: Q4, variables: { after: facts.deep.cursor } }),
      limit: () => ({ at: facts.deep.at, id: facts.deep.id }),
    },
    {
      name: 'M1',
      what: 'submit an allegation with its incident, report and harm',
      seat: officer,
      ask: () => ({ query: FILE, variables: { input: draft(stage, party, other) } }),
      limit: () => draft(stage, party, other),
    },
    {
      name: 'M2',
      what: 'the same in two requests: draft it, and then submit it',
      aside: true,
      seat: officer,
      ask: () => ({ query: DRAFT, variables: { input: draft(stage, party, other) } }),
      next: submit,
      limit: () => draft(stage, party, other),
    },
  ];
}
