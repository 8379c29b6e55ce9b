import type { Deployment } from '../../support/deployment.js';
import { content, Findings } from '../../support/finding.js';
import { harmed } from '../../support/harm.js';
import type { Places } from '../../support/mechanism.js';
import { perform, words } from '../../support/perform.js';
import { sealedLog } from '../../support/sealed-log.js';
import { haveVisited } from '../../support/visits.js';
import { droneStrike, indirectFire } from '../s1/inputs.js';

const REGISTRY = 'sec-secretariat';
const REVIEWER = 'sec-secretariat/second';

/** The two sides of a story, by the names of their logins: who files first, and whom it accuses. */
export interface Sides {
  readonly one: string;
  readonly other: string;
}

/** What is called when a stage of the story is reached. */
type Reached = (stage: string) => Promise<void>;

/** The whole life of two cases, one of each side against the other, with what goes on beside them. */
export class Story {
  readonly #findings: Findings;
  readonly #first: string;
  readonly #second: string;

  constructor(
    private readonly deployment: Deployment,
    private readonly places: Places,
    private readonly sides: Sides,
  ) {
    this.#findings = new Findings(deployment, places);
    this.#first = sides.one.toUpperCase();
    this.#second = sides.other.toUpperCase();
  }

  /** Plays it, stage by stage. */
  async play(reached: Reached): Promise<void> {
    const cases = await this.#file();
    await reached('both are registered, and neither side knows of the other’s');
    await this.#notify(cases);
    await this.#beside();
    await reached('both are notified and answered');
    await this.#verify(cases);
    const findings = await this.#find(cases);
    await reached('both findings are shared');
    await this.#determine(cases, findings);
    await reached('one is under appeal, the other is determined');
  }

  async #act(seat: string, name: string, input: object): Promise<string> {
    return perform(this.deployment, seat, name, input);
  }

  async #file(): Promise<readonly [string, string]> {
    const { one, other } = this.sides;
    const harm = { harm: [harmed(this.#first, 'INJURED'), harmed(this.#second, 'KILLED')] };
    const fire = { ...indirectFire(this.#second, this.places), ...harm };
    const strike = { ...droneStrike(this.#first, this.places), ...harm };
    const cases = [
      await this.#act(`${one}-officer`, 'draftAllegation', fire),
      await this.#act(`${other}-officer`, 'draftAllegation', strike),
    ] as const;
    for (const [at, side] of [one, other].entries()) {
      const allegationId = cases[at] ?? '';
      const item = await this.#act(`${side}-officer`, 'draftEvidence', {
        ...{ kind: 'PHOTO', title: words('A photograph'), sha256: 'c'.repeat(64), size: 10 },
        ...{ mediaType: 'image/jpeg', allegationId },
      });
      await this.#act(`${side}-officer`, 'sealEvidence', { id: item, expectedVersion: 1 });
      await this.#findings.onCase(`${side}-head`, 'submitAllegation', allegationId);
      await this.#findings.onCase(REGISTRY, 'registerAllegation', allegationId);
    }
    return cases;
  }

  async #notify(cases: readonly string[]): Promise<void> {
    const { one, other } = this.sides;
    const noticeText = words('An attack is alleged.');
    for (const id of cases)
      await this.#findings.onCase(REGISTRY, 'notifyAllegation', id, { noticeText });
    for (const [at, side] of [other, one].entries()) {
      await this.#act(`${side}-officer`, 'submitStatement', {
        ...{ allegationId: cases[at], expectedVersion: 1, kind: 'DENIES', text: words('Denied.') },
        ...{ privateAnnex: words('Our radar.'), internalNote: words('Ask the brigade.') },
      });
    }
  }

  /** A call, a notice and the logs of a day, each of one side, and of the other in turn. */
  async #beside(): Promise<void> {
    const { one, other } = this.sides;
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const code = to.toUpperCase();
      const message = words('Shots have been heard.');
      const call = await this.#act(`${from}-officer`, 'raiseHotlineCall', { to: code, message });
      await this.#act(REGISTRY, 'relayHotlineCall', { id: call, expectedVersion: 1 });
      const notice = await this.#act(`${from}-officer`, 'submitNotice', {
        ...{ to: code, kind: 'ENGINEERING_WORKS', sectorId: this.places.sector, route: 'North' },
        windowFrom: '2099-01-01T00:00:00.000Z',
        windowUntil: '2099-01-02T00:00:00.000Z',
      });
      await this.#act(REGISTRY, 'relayNotice', { id: notice, expectedVersion: 1 });
      const log = sealedLog(from.toUpperCase(), code, this.places.sector, 2);
      await this.#act(`${from}-officer`, 'commitIncidentLog', log.commit);
    }
  }

  async #verify([fire, strike]: readonly [string, string]): Promise<void> {
    const { one, other } = this.sides;
    for (const id of [fire, strike]) await this.#findings.onCase(REGISTRY, 'startVerification', id);
    const visits = [
      { of: fire, host: one, kind: 'INVESTIGATION', hours: 20, methods: ['CRATER_ANALYSIS'] },
      { of: strike, host: other, kind: 'SITE_VISIT', hours: 46, methods: ['SEEN', 'INTERVIEW'] },
    ];
    for (const visit of visits) await haveVisited(this.deployment, visit);
  }

  async #find([fire, strike]: readonly [string, string]): Promise<readonly [string, string]> {
    const { one, other } = this.sides;
    const found = async (id: string, act: string): Promise<string> =>
      this.#findings.shared(id, { acts: [{ act, outcome: 'VIOLATION', gravity: 'MINOR' }] });
    const findings = [
      await found(fire, 'INDIRECT_FIRE'),
      await found(strike, 'ARMED_DRONE_STRIKE'),
    ] as const;
    for (const id of findings) await this.#findings.heard(id, one, other);
    const text = words('We dissent.');
    await this.#findings.onFinding(`${other}-head`, 'fileDissent', findings[0], { text });
    await this.#findings.onFinding(`${one}-head`, 'fileDissent', findings[1], { text });
    return findings;
  }

  async #determine([fire]: readonly [string, string], findings: readonly string[]): Promise<void> {
    for (const id of findings)
      for (const seat of ['tur-mediator', 'qat-mediator'])
        await this.#findings.onFinding(seat, 'concurFinding', id);
    const appeal = { ground: 'NEW_FACTS', text: words('There is a new fact.') };
    await this.#findings.onCase(`${this.sides.other}-head`, 'fileAppeal', fire, appeal);
    const acts = [{ act: 'INDIRECT_FIRE', outcome: 'VIOLATION', gravity: 'MINOR' }];
    const finding = content({ acts, appealOutcome: 'DISMISSED' });
    await this.#findings.onCase(REVIEWER, 'draftFinding', fire, { finding });
  }
}
