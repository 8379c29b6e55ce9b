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
  readonly concurred: readonly string[];
}

export const NOTHING_FOUND: FindingModel = {
  drafted: false,
  shared: false,
  late: false,
  commented: [],
  concurred: [],
};
const MEDIATORS = ['TUR', 'QAT'];

/** What an actor's world has of it: a draft is the secretariat's and the mediators', and so are their words. */
export function factsOf(model: FindingModel, actor: string): Situation['finding'] {
  const across = ['SEC', ...MEDIATORS].includes(actor);
  return {
    drafted: across && model.drafted,
    shared: model.shared,
    commented: model.commented.includes(actor),
    heard: model.shared && (model.late || model.commented.length > 1),
    concurred: model.concurred.includes(actor),
    toConcur: across ? MEDIATORS.length - model.concurred.length : MEDIATORS.length,
  };
}

/** Where a walk begins that does not begin with a draft. */
export function foundAt(status: AllegationStatus): FindingModel {
  return { ...NOTHING_FOUND, shared: status === 'FINDING_SHARED' };
}

/** Time passes, and the parties' time for comments may be over. */
export function passed(model: FindingModel, late: boolean): FindingModel {
  return late && model.shared ? { ...model, late } : model;
}

type Effect = (model: FindingModel, actor: string, status: AllegationStatus) => FindingModel;

const EFFECTS: Readonly<Partial<Record<AllegationVerb, Effect>>> = {
  DRAFT_FINDING: (model) => ({ ...model, drafted: true }),
  SHARE_FINDING: () => ({ ...NOTHING_FOUND, shared: true }),
  COMMENT_ON_FINDING: (model, actor) => ({ ...model, commented: [...model.commented, actor] }),
  CONCUR: (model, actor, status) =>
    status === 'DETERMINED'
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
  status: AllegationStatus,
): FindingModel {
  return EFFECTS[verb]?.(model, actor, status) ?? model;
}
