import type { DocumentBuilder, Field, Values } from './documents.js';
import type { Call, Reply } from './http.js';
import type { Look } from './looks.js';
import type { Observer } from './observers.js';
import type { Performer } from './perform.js';
import { graphqlCall } from './raw-calls.js';
import { Stream, type StepContext } from './randomness.js';
import { absentId, type Scope } from './scope.js';

/** What looking takes, the same for every history. */
export interface Looker {
  readonly performer: Performer;
  readonly builder: DocumentBuilder;
  /** Told of every document that was sent, for the coverage. */
  readonly asked: (query: string, who: Observer) => void;
}

/** Where a look stands in a history. */
export interface Standing {
  readonly step: string;
  readonly who: Observer;
  readonly scope: Scope;
}

/** The prefix of the ids that each root field takes. */
export const PREFIXES: Readonly<Record<string, string>> = {
  allegation: 'alg',
  incident: 'inc',
  evidenceItem: 'evi',
  session: 'ses',
  caucusNote: 'cau',
  agreement: 'agr',
  delegation: 'del',
  member: 'mem',
  obligation: 'obl',
  place: 'plc',
  hotlineCall: 'hot',
  deconflictionNotice: 'dcn',
  incidentLogSeal: 'sea',
  monitorAssignment: 'asg',
  finding: 'fnd',
  verificationTask: 'vtk',
};
/** Which record an id in an input means. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  allegationId: 'alg',
  counterAllegationId: 'alg',
  itemId: 'evi',
  sessionId: 'ses',
  agreementId: 'agr',
  sectorId: 'plc',
  districtId: 'plc',
  intoId: 'alg',
  incidentId: 'inc',
  firstId: 'inc',
  secondId: 'inc',
  hotlineCallId: 'hot',
  proposalId: 'exp',
  replacesId: 'asg',
  taskId: 'vtk',
};

/** Which record a mutation changes, by its name; the others change a case. */
const BY_VERB: readonly (readonly [RegExp, string])[] = [
  [/CaucusNote/, 'cau'],
  [/evidence/i, 'evi'],
  [/session|agenda/i, 'ses'],
  [/hotline/i, 'hot'],
  [/notice$/i, 'dcn'],
  [/IncidentLog/, 'sea'],
  [/clock/i, 'clk'],
  [/ConfirmedHarm/, 'chm'],
  [/unassign/i, 'asg'],
  [/task$|access$|fieldwork/i, 'vtk'],
  [/^draftFinding/, 'alg'],
  [/finding|concur/i, 'fnd'],
  [/unlinkIncidents/, 'lnk'],
  [/member/i, 'mem'],
];

/** Chooses by a number of any size. */
export function at<T>(list: readonly T[], nth: number): T {
  const found = list[nth % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Says which kind of record an id in an input means. */
export function prefixOf(name: string, field: string): string {
  const known = ARGUMENTS[name] ?? PREFIXES[field];
  if (known !== undefined) return known;
  return BY_VERB.find(([pattern]) => pattern.test(field))?.[1] ?? 'alg';
}

/** Asks on behalf of one look, and keeps every answer. */
export class Eye {
  readonly #replies: Reply[] = [];
  readonly #context: StepContext;
  #sent = 0;

  constructor(
    private readonly looker: Looker,
    private readonly standing: Standing,
  ) {
    const { step } = standing;
    this.#context = { step, stream: new Stream(step), watched: true };
  }

  get replies(): readonly Reply[] {
    return this.#replies;
  }

  async ask(query: string, variables: object): Promise<Reply> {
    const { who } = this.standing;
    this.looker.asked(query, who);
    return this.send(graphqlCall(query, variables));
  }

  async send(call: Call): Promise<Reply> {
    this.#sent += 1;
    const step = {
      ...this.#context,
      step: `${this.#context.step}.${String(this.#sent)}`,
      // A readiness that was asked for within the last second is answered without asking again: its statements are the
      // wall clock's, and those of whoever else asked. Its answer is compared as every other.
      watched: !call.path.startsWith('/health/'),
    };
    const reply = await this.looker.performer.send(this.standing.who.seat, step, call);
    this.#replies.push(reply);
    return reply;
  }

  /** Values for random documents: ids of every kind, cursors that were never given out. */
  values(stream: Stream): Values {
    return valuesFor(stream, this.standing.scope);
  }
}

/** Values for random documents in a history; what is drawn from the stream does not depend on the history. */
export function valuesFor(stream: Stream, scope: Pick<Scope, 'id'>): Values {
  return {
    stream,
    cursor: () => 'bm90IGEgY3Vyc29y',
    id: (name, field) => {
      if (name === 'idempotencyKey') return `the-look-L${String(stream.below(9))}`;
      const prefix = prefixOf(name, field);
      const nth = stream.below(4);
      switch (stream.below(4)) {
        case 0:
          return scope.id('HIGH', prefix, nth);
        case 1:
          return absentId(prefix, nth);
        default:
          return scope.id('LOW', prefix, nth);
      }
    },
  };
}

/** The root fields that give pages. */
export function lists(builder: DocumentBuilder): readonly Field[] {
  return builder.roots.filter((root) => root.args.some(({ name }) => name === 'after'));
}

/** The root fields that take an id. */
export function singles(builder: DocumentBuilder): readonly Field[] {
  return builder.roots.filter((root) => root.args.some(({ name }) => name === 'id'));
}

/** A look of one kind. */
export type Of<K extends Look['kind']> = Extract<Look, { readonly kind: K }>;

/** What a page answers that says where the next one begins. */
export interface PageAnswer {
  readonly data?: Readonly<
    Record<string, { readonly pageInfo: Readonly<Record<string, string | boolean | null>> } | null>
  > | null;
}
