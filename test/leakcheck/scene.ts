import { CLOCKS } from '../support/terms.js';

/** The places that every history speaks of. */
export interface Places {
  readonly sector: string;
  readonly districts: readonly string[];
  readonly agreement: string;
  /** A session to which observers may come. */
  readonly session: string;
  /** Of each side one case of which the other has been notified, and one of which it has not. */
  readonly cases: readonly SceneCase[];
}

/** A case of the scene: 2 is REGISTERED, 3 is NOTIFIED. */
export interface SceneCase {
  readonly id: string;
  readonly by: string;
  readonly stage: 2 | 3;
}

/** Performs an act that has to succeed; answers the record's id. */
export type Must = (seat: string, act: string, input: object) => Promise<string>;

const SECRETARIAT = 'sec-secretariat';

function text(original: string): object {
  return { original, lang: 'en' };
}

async function agreement(must: Must): Promise<string> {
  const id = await must(SECRETARIAT, 'recordAgreement', {
    title: text('Understanding'),
    form: 'JOINT_STATEMENT',
    status: 'IN_FORCE',
    conditional: true,
    from: '2025-10-19T00:00:00.000Z',
    until: '2099-12-31T00:00:00.000Z',
    mediators: ['TUR', 'QAT'],
    hosts: ['TUR'],
  });
  await must(SECRETARIAT, 'adoptTerms', {
    agreementId: id,
    termsVersion: '0.9-test',
    inForceFrom: '2025-10-19T00:00:00.000Z',
    clocks: CLOCKS,
    findingStandard: 'BALANCE_OF_PROBABILITIES',
    seriousStandard: 'CLEAR_AND_CONVINCING',
    measureRule: 'CONSENSUS_THEN_MEDIATORS_CONCUR',
  });
  await must(SECRETARIAT, 'recordObligation', {
    agreementId: id,
    code: 'OB-1',
    kind: 'REFRAIN',
    nature: 'CONDUCT',
    on: ['PAK', 'AFG'],
    text: text('No fire across the line.'),
    clauseRef: 'Article 2',
    validFrom: '2025-10-19T00:00:00.000Z',
  });
  return id;
}

async function registered(
  must: Must,
  by: string,
  against: string,
  sectorId: string,
): Promise<string> {
  const id = await must(`${by.toLowerCase()}-officer`, 'draftAllegation', {
    respondent: against,
    act: 'INFILTRATION',
    clause: 'Article 1',
    basisSummary: text('A report.'),
    incident: { sectorId, occurredFrom: '2025-11-01T00:00:00.000Z', timePrecision: 'DAY' },
    report: { narrative: text('Men crossed the line.') },
  });
  const input = { id, expectedVersion: 1 };
  await must(`${by.toLowerCase()}-officer`, 'submitAllegation', input);
  return must(SECRETARIAT, 'registerAllegation', input);
}

/** A case of one side against the other that has come as far as asked. */
async function oneCase(
  must: Must,
  [by, against]: readonly [string, string],
  stage: 2 | 3,
  sectorId: string,
): Promise<SceneCase> {
  const id = await registered(must, by, against, sectorId);
  const noticeText = text('Infiltration is alleged.');
  if (stage === 3)
    await must(SECRETARIAT, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
  return { id, by, stage };
}

async function session(must: Must): Promise<string> {
  return must(SECRETARIAT, 'scheduleSession', {
    kind: 'PLENARY',
    place: 'Hall',
    opensAt: '2099-01-20T09:00:00.000Z',
    closesAt: '2099-01-20T17:00:00.000Z',
    round: 1,
    open: true,
  });
}

/** Records what every history begins with. */
export async function setScene(must: Must): Promise<Places> {
  const place = async (kind: string, name: string, side?: string): Promise<string> =>
    must(SECRETARIAT, 'recordPlace', {
      kind,
      names: [{ text: name, lang: 'en' }],
      precision: kind,
      side,
    });
  const agreementId = await agreement(must);
  const sector = await place('SECTOR', 'Sector North');
  return {
    agreement: agreementId,
    sector,
    districts: [
      await place('DISTRICT', 'First District', 'PAK'),
      await place('DISTRICT', 'Second District', 'AFG'),
      await place('DISTRICT', 'Third District', 'PAK'),
    ],
    session: await session(must),
    cases: [
      await oneCase(must, ['PAK', 'AFG'], 3, sector),
      await oneCase(must, ['AFG', 'PAK'], 3, sector),
      await oneCase(must, ['PAK', 'AFG'], 2, sector),
      await oneCase(must, ['AFG', 'PAK'], 2, sector),
    ],
  };
}
