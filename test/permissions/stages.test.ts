import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { eventually } from '../support/acts.js';
import { file } from '../support/case.js';
import { type Deployment, startDeployment } from '../support/deployment.js';
import { Findings } from '../support/finding.js';
import { type Places, recordMechanism } from '../support/mechanism.js';
import { perform, words } from '../support/perform.js';
import { BOTH_WAYS } from '../support/seats.js';
import { haveReviewed } from '../support/tasks.js';

/**
 * The visibility matrix of domain.md 2.6 for an allegation of the one side against the other: stage × seat × field, typed
 * by hand. A letter says that the seat reads the field at that stage; a seat without letters has nothing of the case, not
 * even that there is one. The monitors' column is in monitor-stages.test.ts, because it hangs on assignments; every field
 * of every type at one stage is in visibility-matrix.test.ts.
 */
const LETTERS = {
  s: 'status',
  c: 'case number',
  r: 'registry reference',
  b: 'basis',
  n: 'narrative of the report',
  e: 'evidence',
  t: 'notice text',
  a: 'answer',
  x: 'annex of the answer',
  i: 'internal note of the answer',
  f: 'reasoning of the finding',
  k: 'note of the closure',
  o: 'outcome, in the list of findings',
} as const;
type Letter = keyof typeof LETTERS;

const NOTHING = { custodian: '', observer: '', public: '' };
/** Who reads what at each stage; `one` is the submitter. An app reads what its delegation does, up to S2. */
// cspell:disable
const MATRIX = {
  DRAFT: { ...NOTHING, one: 'sbne', other: '', mediators: '', registry: '', app: '', otherApp: '' },
  REGISTERED: {
    ...{ ...NOTHING, one: 'srbne', other: '', mediators: 'srbne', registry: 'srbne' },
    ...{ app: 's', otherApp: '' },
  },
  NOTIFIED: {
    ...{ ...NOTHING, one: 'scrbnet', other: 'sct', mediators: 'scrbnet', registry: 'scrbnet' },
    ...{ app: 'sct', otherApp: 'sct' },
  },
  UNDER_VERIFICATION: {
    ...{ ...NOTHING, one: 'scrbneta', other: 'sctaxi' },
    ...{ mediators: 'scrbnetax', registry: 'scrbnetax', app: 'scta', otherApp: 'scta' },
  },
  FINDING_SHARED: {
    ...{ ...NOTHING, one: 'scrbnetafo', other: 'sctaxifo' },
    ...{ mediators: 'scrbnetaxfo', registry: 'scrbnetaxfo', app: 'sctafo', otherApp: 'sctafo' },
  },
  DETERMINED: {
    ...{ ...NOTHING, one: 'scrbnetafo', other: 'sctaxifo', observer: 'o' },
    ...{ mediators: 'scrbnetaxfo', registry: 'scrbnetaxfo', app: 'sctafo', otherApp: 'sctafo' },
  },
  CLOSED: {
    ...{ ...NOTHING, one: 'scrbnetafko', other: 'sctaxifko', observer: 'o' },
    ...{ mediators: 'scrbnetaxfko', registry: 'scrbnetaxfko', app: 'sctafko' },
    otherApp: 'sctafko',
  },
} as const;
// cspell:enable
type Stage = keyof typeof MATRIX;
type Column = keyof (typeof MATRIX)['DRAFT'];

const QUERY = `query ($id: ID!) {
  allegation(id: $id) {
    status caseNo registryRef basisSummary { original } closureNote { original } evidence { title { original } }
    incident { reports { narrative { original } noticeText { original } } }
    statements { text { original } privateAnnex { original } internalNote { original } }
    finding { reasoning { original } }
  }
  findings(first: 100) { nodes { id outcome } }
}`;

/** Where in an answer each letter's field is. */
const PLACES: Readonly<Record<Exclude<Letter, 'o'>, readonly (string | number)[]>> = {
  s: ['status'],
  c: ['caseNo'],
  r: ['registryRef'],
  b: ['basisSummary'],
  n: ['incident', 'reports', 0, 'narrative'],
  e: ['evidence', 0, 'title'],
  t: ['incident', 'reports', 0, 'noticeText'],
  a: ['statements', 0, 'text'],
  x: ['statements', 0, 'privateAnnex'],
  i: ['statements', 0, 'internalNote'],
  f: ['finding', 'reasoning'],
  k: ['closureNote'],
};

interface Seen {
  readonly allegation: unknown;
  readonly findings: { readonly nodes: readonly { readonly id: string }[] };
}

function valueAt(found: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step],
    found,
  );
}

/** Says which fields an answer holds, in the letters of the matrix. */
function lettersOf({ allegation, findings }: Seen, findingId: string): string {
  const read = (letter: Letter): boolean =>
    letter === 'o'
      ? findings.nodes.some(({ id }) => id === findingId)
      : valueAt(allegation, PLACES[letter]) != null;
  return (Object.keys(LETTERS) as Letter[]).filter(read).join('');
}

const REGISTRY = 'sec-secretariat';
const MEDIATORS = ['tur-mediator', 'qat-mediator'] as const;

function seatsOf(one: string, other: string): Readonly<Record<Column, readonly (string | null)[]>> {
  return {
    one: [`${one}-officer`, `${one}-head`],
    other: [`${other}-officer`, `${other}-head`],
    mediators: MEDIATORS,
    registry: [REGISTRY],
    app: [`${one}-app`],
    otherApp: [`${other}-app`],
    custodian: ['sec-custodian', 'sec-auditor', 'sec-monitor'],
    observer: ['obs-a-observer', 'obs-a-app'],
    public: ['public-reader', null],
  };
}

let deployment: Deployment;
let places: Places;

beforeAll(async () => {
  deployment = await startDeployment('one process');
  places = await recordMechanism(deployment);
}, 120_000);
afterAll(async () => {
  await deployment.stop();
});

describe.each(BOTH_WAYS)('an allegation by %s against %s', (one, other) => {
  let id = '';
  let finding = '';
  const findings = (): Findings => new Findings(deployment, places);

  /** What leads to each stage from the one before. */
  const steps: Readonly<Record<Stage, () => Promise<void>>> = {
    DRAFT: async () => {
      const filed = await file(deployment, places, one, other.toUpperCase(), 'DRAFT');
      id = filed.allegation;
      const item = { id: filed.evidence, expectedVersion: 1 };
      await perform(deployment, `${one}-officer`, 'sealEvidence', item);
    },
    REGISTERED: async () => {
      await findings().onCase(`${one}-officer`, 'submitAllegation', id);
      await findings().onCase(REGISTRY, 'registerAllegation', id);
    },
    NOTIFIED: async () => {
      const noticeText = words('Small arms fire is alleged.');
      await findings().onCase(REGISTRY, 'notifyAllegation', id, { noticeText });
    },
    UNDER_VERIFICATION: async () => {
      await perform(deployment, `${other}-officer`, 'submitStatement', {
        ...{ allegationId: id, expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
        ...{ privateAnnex: words('Our radar.'), internalNote: words('Ask the brigade.') },
      });
      await findings().onCase(REGISTRY, 'startVerification', id);
      await haveReviewed(deployment, id);
    },
    FINDING_SHARED: async () => {
      const nothing = { standard: null, mode: null, reliesOnUndisclosed: false, gist: null };
      const acts = [{ act: 'SMALL_ARMS_FIRE', outcome: 'NOT_ESTABLISHED' }];
      finding = await findings().shared(id, { acts, ...nothing });
    },
    DETERMINED: async () => findings().determined(finding, one, other),
    CLOSED: async () => {
      await findings().onCase(REGISTRY, 'closeAllegation', id, { note: words('Nothing to do.') });
    },
  };

  test.each(Object.keys(MATRIX) as Stage[])(
    'at %s every seat reads what the matrix says',
    async (stage) => {
      await steps[stage]();
      const columns = Object.entries(seatsOf(one, other));
      // The evidence's side of the case comes by an event, a moment later.
      await eventually(async () => {
        for (const [column, seats] of columns)
          for (const seat of seats) {
            const { body } = await deployment.ask(seat, QUERY, { id });
            const letters: string = MATRIX[stage][column as Column];
            const known = Object.keys(LETTERS).filter((letter) => letters.includes(letter));
            expect([stage, seat, lettersOf(body.data as unknown as Seen, finding)]).toEqual([
              ...[stage, seat, known.join('')],
            ]);
          }
      });
    },
  );
});
