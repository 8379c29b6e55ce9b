import type { Act, Facts, Reading } from '../../../shared/acts/act.js';
import type { ActTransaction, Grant } from '../../../shared/acts/act-transaction.js';
import { type Audience, grantLink } from '../../../shared/acts/foreign-records.js';
import { ActRefused, type Fault, notFound } from '../../../shared/errors.js';
import type { ClassName } from '../../../shared/policy/classes.js';
import { newId } from '../../../shared/subgraph/record-id.js';
import type { Role } from '../../../shared/viewer/roles.js';
import { itemMarkingOf } from '../audiences.js';
import { inputFault } from '../participants.js';
import { loadSession, transitionFaults } from '../session/load-session.js';
import { Session } from '../session/session.entity.js';
import { AgendaItem, LONGEST_AGENDA } from './agenda-item.entity.js';
import type { AddAgendaItemInput } from './agenda-item.input.js';

const SESSION = ['input', 'sessionId'];

/** What the act starts from; the session is not changed, so that a hidden item moves nothing that others see. */
export interface AgendaTarget {
  readonly session: Session;
  /** How many items of the agenda the actor's delegation sees. */
  readonly items: number;
  readonly allegation: Audience | null;
}

interface GrantRow {
  readonly delegation: string;
  readonly clearance: ClassName;
  readonly only_roles: readonly Role[] | null;
  readonly until: Date | null;
}

async function loadAllegation(reading: Reading, id: string): Promise<Audience> {
  const audience = await reading.audience('incidents', id);
  if (!audience) throw notFound(['input', 'allegationId']);
  return audience;
}

/** Reads to whom the session is given: its items are given to no one else. */
async function grantsOfSession(transaction: ActTransaction, id: string): Promise<readonly Grant[]> {
  const rows = await transaction.manager.query<GrantRow[]>(
    `SELECT delegation, clearance, only_roles, until FROM mechanism.record_grant
     WHERE record_type = $1 AND record_id = $2 AND ended_at IS NULL ORDER BY delegation`,
    [Session.name, id],
  );
  return rows.map(({ delegation, clearance, only_roles: onlyRoles, until }) => ({
    delegation,
    clearance,
    ...(onlyRoles && { onlyRoles }),
    ...(until && { until }),
  }));
}

/** Holds the session as it is until the item is written: it may have been closed since it was read. */
async function holdSession(transaction: ActTransaction, id: string): Promise<void> {
  const session = await transaction.manager.findOneOrFail(Session, {
    where: { id },
    lock: { mode: 'pessimistic_read' },
  });
  const faults = transitionFaults('ADD_AGENDA_ITEM', session, transaction, SESSION);
  if (faults.length > 0) throw new ActRefused(faults);
}

/** Checks a new item; pure. */
export function agendaFaults(
  { session, items }: AgendaTarget,
  facts: Facts<AddAgendaItemInput>,
): readonly Fault[] {
  const illegal = transitionFaults('ADD_AGENDA_ITEM', session, facts, SESSION);
  if (illegal.length > 0) return illegal;
  if (items < LONGEST_AGENDA) return [];
  return [inputFault('sessionId', `an agenda has at most ${String(LONGEST_AGENDA)} items`)];
}

/** Puts an item on an agenda; one about an allegation comes and goes in the worlds as the allegation does. */
export const addAgendaItem: Act<AddAgendaItemInput, AgendaTarget> = {
  name: 'addAgendaItem',
  record: AgendaItem,
  load: async (reading, { sessionId, allegationId }) => ({
    session: await loadSession(reading, sessionId, SESSION),
    items: await reading.world.countBy(AgendaItem, { sessionId }),
    allegation: allegationId == null ? null : await loadAllegation(reading, allegationId),
  }),
  guard: agendaFaults,
  write: async (transaction, { session, allegation }, input) => {
    await holdSession(transaction, session.id);
    const id = newId('agi');
    const wanted = await grantsOfSession(transaction, session.id);
    const item = {
      id,
      marking: itemMarkingOf(session.kind),
      sessionId: session.id,
      text: input.text,
      allegationId: input.allegationId ?? null,
    };
    await transaction.create(AgendaItem, item, allegation === null ? wanted : []);
    if (allegation !== null) await grantLink(transaction, AgendaItem, id, allegation, wanted);
    return id;
  },
};
