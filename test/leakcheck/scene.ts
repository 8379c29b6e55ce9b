/** The places that every history speaks of. */
export interface Places {
  readonly sector: string;
  readonly districts: readonly string[];
  readonly agreement: string;
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

/** Records what every history begins with. */
export async function setScene(must: Must): Promise<Places> {
  const place = async (kind: string, name: string, side?: string): Promise<string> =>
    must(SECRETARIAT, 'recordPlace', {
      kind,
      names: [{ text: name, lang: 'en' }],
      precision: kind,
      side,
    });
  return {
    agreement: await agreement(must),
    sector: await place('SECTOR', 'Sector North'),
    districts: [
      await place('DISTRICT', 'First District', 'PAK'),
      await place('DISTRICT', 'Second District', 'AFG'),
      await place('DISTRICT', 'Third District', 'PAK'),
    ],
  };
}
