import type { Situation } from '../../subgraphs/incidents/allegation/allegation.state.js';
import type {
  AllegationStatus,
  AllegationVerb,
} from '../../subgraphs/incidents/allegation/allegation.statuses.js';

/** What has become of a finding, as someone who sees all of it would say; the walks keep it by hand. */
export interface FindingModel {
  readonly drafted: boolean;
  readonly shared: boolean;
  /** The time for comments has run out. */
  readonly late: boolean;
  readonly commented: readonly string[];
  readonly dissented: readonly string[];
  readonly concurred: readonly string[];
  /** The case was closed when the appeal came. */
  readonly wasClosed: boolean;
  /** The shared version finds what the one before found, by the walk's own choice. */
  readonly same: boolean;
  /** What is determined needs a measure, by the walk's own choice. */
  readonly grave: boolean;
}

export const NOTHING_FOUND: FindingModel = {
  drafted: false,
  shared: false,
  late: false,
  commented: [],
  dissented: [],
  concurred: [],
  wasClosed: false,
  same: false,
  grave: false,
};
const MEDIATORS = ['TUR', 'QAT'];

/** What an actor's world has of it: a draft is the secretariat's and the mediators', and so are their words. */
export function factsOf(model: FindingModel, actor: string): Situation['finding'] {
  const across = ['SEC', ...MEDIATORS].includes(actor);
  return {
    drafted: across && model.drafted,
    shareable: across && model.drafted,
    shared: model.shared,
    commented: model.commented.includes(actor),
    heard: model.shared && (model.late || model.commented.length > 1),
    dissented: model.dissented.includes(actor),
    concurred: model.concurred.includes(actor),
    toConcur: across ? MEDIATORS.length - model.concurred.length : MEDIATORS.length,
    asBefore: model.wasClosed && model.same,
    measureDue: model.grave,
  };
}

/** Where a walk begins that does not begin with a draft. */
export function foundAt(status: AllegationStatus): FindingModel {
  const shared = status === 'FINDING_SHARED' || status === 'UNDER_APPEAL';
  return { ...NOTHING_FOUND, shared, wasClosed: status === 'UNDER_APPEAL' };
}

/** Time passes, and the parties' time for comments may be over. */
export function passed(model: FindingModel, late: boolean): FindingModel {
  const turned = { ...model, same: late, grave: late };
  return late && model.shared ? { ...turned, late } : turned;
}

type Effect = (
  model: FindingModel,
  actor: string,
  from: AllegationStatus,
  to: AllegationStatus,
) => FindingModel;

const EFFECTS: Readonly<Partial<Record<AllegationVerb, Effect>>> = {
  DRAFT_FINDING: (model) => ({ ...model, drafted: true }),
  SHARE_FINDING: ({ wasClosed }) => ({ ...NOTHING_FOUND, wasClosed, shared: true }),
  FILE_DISSENT: (model, actor) => ({ ...model, dissented: [...model.dissented, actor] }),
  APPEAL: (model, _actor, from) => ({
    ...NOTHING_FOUND,
    drafted: model.drafted,
    wasClosed: from === 'CLOSED',
  }),
  COMMENT_ON_FINDING: (model, actor) => ({ ...model, commented: [...model.commented, actor] }),
  CONCUR: (model, actor, _from, to) =>
    to === 'DETERMINED' || to === 'CLOSED'
      ? { ...NOTHING_FOUND, drafted: model.drafted }
      : { ...model, concurred: [...model.concurred, actor] },
  WITHHOLD_CONCURRENCE: (model, actor) => ({
    ...model,
    concurred: model.concurred.filter((code) => code !== actor),
  }),
};

/** What an act makes of it. */
export function foundAfter(
  model: FindingModel,
  verb: AllegationVerb,
  actor: string,
  [from, to]: readonly [AllegationStatus, AllegationStatus],
): FindingModel {
  return EFFECTS[verb]?.(model, actor, from, to) ?? model;
}
