/** The places that every history speaks of. */
export interface Places {
  readonly sector: string;
  readonly districts: readonly string[];
  readonly agreement: string;
  /** A session to which observers may come, and one case of each side of which the other has been notified. */
  readonly session: string;
  readonly cases: readonly { readonly id: string; readonly by: string }[];
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
    mediators: ['TUR', 'QAT'],
    hosts: ['TUR'],
  });
  await must(SECRETARIAT, 'adoptTerms', {
    agreementId: id,
    termsVersion: '0.9-test',
    inForceFrom: '2025-10-19T00:00:00.000Z',
    clocks: [
      { kind: 'REGISTRATION', hours: 24 },
      { kind: 'RESPONSE', hours: 72 },
    ],
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

async function notified(must: Must, by: string, against: string, sectorId: string): Promise<string> {
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
  await must(SECRETARIAT, 'registerAllegation', input);
  const noticeText = text('Infiltration is alleged.');
  return must(SECRETARIAT, 'notifyAllegation', { id, expectedVersion: 2, noticeText });
}

async function session(must: Must): Promise<string> {
  return must(SECRETARIAT, 'scheduleSession', {
    kind: 'PLENARY',
    place: 'Hall',
    opensAt: '2026-01-20T09:00:00.000Z',
    closesAt: '2026-01-20T17:00:00.000Z',
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
      { id: await notified(must, 'PAK', 'AFG', sector), by: 'PAK' },
      { id: await notified(must, 'AFG', 'PAK', sector), by: 'AFG' },
    ],
  };
}
