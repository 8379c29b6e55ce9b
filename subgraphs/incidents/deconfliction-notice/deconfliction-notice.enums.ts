import { graphqlEnum } from '../../../shared/subgraph/graphql-enum.js';
import { NOTICE_STATUSES } from './deconfliction-notice.state.js';

/** domain.md 2.3. */
const NOTICE_KINDS = {
  MILITARY_MOVEMENT: 'Movement of forces or weapons.',
  LIVE_FIRE_EXERCISE: 'Exercise with live ammunition.',
  FLIGHT: 'Flight of an aircraft, crewed or not.',
  ENGINEERING_WORKS: 'Construction, repair or other works.',
  DEMINING: 'Search for mines or explosive remnants, and their clearance.',
  LAW_ENFORCEMENT_OPERATION: 'Operation of police or border guards.',
  MEDICAL_EVACUATION: 'Transport of wounded or sick persons.',
  BURIAL_OR_RETURN_OF_REMAINS: 'Burial, or return of the remains of the dead.',
  CONVOY: 'Convoy of supplies, aid or trade.',
  RETURNEE_MOVEMENT: 'Movement of persons who return.',
  CROSSING_HOURS: 'Change of the hours of a crossing, or its closure.',
} as const;
export type NoticeKind = keyof typeof NOTICE_KINDS;

export const NoticeKindEnum = graphqlEnum(
  'NoticeKind',
  Object.keys(NOTICE_KINDS),
  'What activity a deconfliction notice is about.',
  NOTICE_KINDS,
);
export const NoticeStatusEnum = graphqlEnum(
  'NoticeStatus',
  NOTICE_STATUSES,
  'Where a deconfliction notice stands.',
  {
    SUBMITTED: 'Given to the secretariat; the addressee does not know of it yet.',
    RELAYED: 'Relayed by the secretariat to the addressee.',
    ACKNOWLEDGED: 'The addressee has said that it has the notice; that is no consent.',
    OBJECTED: 'The addressee has objected; that is no veto.',
    ACTIVE: 'The activity is under way, as the notifying party says.',
    COMPLETED: 'The activity is over, as the notifying party says.',
    CANCELLED: 'Cancelled by the notifying party.',
    LAPSED: 'The window has passed and nothing was said to be under way.',
  },
);
