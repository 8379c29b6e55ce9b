import { graphqlEnum } from '../../shared/subgraph/graphql-enum.js';

/** domain.md 2.3, by family; each value says what is alleged, never that it happened. */
const HOSTILE = {
  GROUND_ATTACK: 'Attack by ground forces on positions, persons or objects.',
  ARMED_CLASH: 'Exchange of fire between armed forces or groups, whoever opened it.',
  SMALL_ARMS_FIRE: 'Direct fire from small arms or light weapons, e.g. rifles or machine guns.',
  INDIRECT_FIRE: 'Mortar, artillery or rocket fire.',
  AIR_STRIKE: 'Strike from a crewed aircraft.',
  ARMED_DRONE_STRIKE: 'Strike from an armed uncrewed aircraft, or by a loitering munition.',
  IED_OR_MINE: 'Laying or use of an improvised explosive device or a mine.',
  SNIPING: 'Aimed single shots from a concealed position.',
  SUICIDE_ATTACK: 'Attack by a person who means to die in it, e.g. with an explosive charge.',
  ABDUCTION: 'Seizure of a person by force, threat or deception.',
  ATTACK_ON_CIVILIANS:
    'Attack directed against civilians, or made without distinction between civilians and fighters.',
  ATTACK_ON_PROTECTED_OBJECT:
    'Attack on a protected object: medical, religious, cultural, or essential to civilian life.',
  ATTACK_ON_MONITOR_OR_LIAISON:
    'Attack on monitors, liaison officers or other staff of the mechanism, or on their transport.',
  GROUND_INCURSION: 'Crossing of the line by armed forces on the ground.',
  INFILTRATION: 'Covert crossing of the line by armed persons or groups.',
} as const;
const PROVOCATIVE = {
  AIRSPACE_VIOLATION:
    'Entry of an aircraft, crewed or not, into the airspace of the other side without permission.',
  SURVEILLANCE_OVERFLIGHT: 'Overflight for observation, by an aircraft, a drone or a balloon.',
  FORWARD_MOVEMENT: 'Movement of forces or weapons towards the line.',
  REINFORCEMENT: 'Increase of forces, weapons or ammunition near the line beyond what was agreed.',
  NEW_POSITION_OR_FORTIFICATION:
    'Construction or strengthening of a post, a trench, an obstacle or another position.',
  FENCE_OR_MARKER_ALTERATION:
    'Construction, removal, damage or displacement of a fence or marker along the line.',
  ARMS_SUPPLY_TO_GROUP: 'Supply of arms, ammunition or equipment to a non-state armed group.',
  RECRUITMENT_OR_TRAINING: 'Recruitment or training of members for a non-state armed group.',
  HOSTILE_PROPAGANDA: 'Public incitement to violence or to breach of the truce.',
  ELECTRONIC_INTERFERENCE:
    'Jamming, deception or other interference with communication or navigation.',
} as const;
const OMISSION = {
  FAILURE_TO_PREVENT_USE_OF_TERRITORY:
    'Failure to prevent the use of territory under one’s control for hostile acts.',
  HARBOURING: 'Giving shelter to persons or groups that carry out or prepare hostile acts.',
  FAILURE_TO_ACT_ON_INFORMATION:
    'Failure to act on information about a threat that was shared under the agreement.',
} as const;
const PROCEDURAL = {
  DENIAL_OF_ACCESS:
    'Refusal of access for monitors to a site, a person or a record, or delay that amounts to it.',
  FAILURE_TO_NOTIFY: 'Failure to give, in time or at all, a notice that the agreement requires.',
  FALSE_REPORT: 'Submission of a report or evidence that its submitter knew to be false.',
  BREACH_OF_CONFIDENTIALITY:
    'Disclosure of confidential material without its originator’s consent.',
  UNAGREED_CROSSING_CLOSURE:
    'Closure or restriction of a crossing without agreement or the notice required.',
  OBSTRUCTION_OF_AID_OR_TRADE: 'Obstruction of humanitarian aid or of agreed trade.',
} as const;
const EXEMPT = {
  LAW_ENFORCEMENT: 'Police, customs or border action against crime on one’s own side.',
  SELF_PROTECTION_CLAIMED: 'Use of force that is said to have repelled an imminent attack.',
  HUMANITARIAN_OR_RESCUE: 'Humanitarian, medical or rescue activity, or the recovery of remains.',
  NOTIFIED_WORKS: 'Works of which notice was given as the agreement provides.',
  ACCIDENT_OR_NATURAL: 'Accident or natural event, e.g. old ordnance or a landslide.',
} as const;

const FAMILIES = { HOSTILE, PROVOCATIVE, OMISSION, PROCEDURAL, EXEMPT } as const;
export type ActClass = keyof typeof FAMILIES;
/** The families, in the catalogue's order. */
export const ACT_CLASSES: readonly ActClass[] = [
  'HOSTILE',
  'PROVOCATIVE',
  'OMISSION',
  'PROCEDURAL',
  'EXEMPT',
];
const FAMILY_MEANINGS: Readonly<Record<ActClass, string>> = {
  HOSTILE: 'Armed force against persons, positions or objects, or armed crossing of the line.',
  PROVOCATIVE: 'Conduct short of force that endangers the truce, e.g. overflight or fortification.',
  OMISSION: 'Failure to act where the agreement requires it.',
  PROCEDURAL: 'Breach of the duties towards the mechanism: access, notice, good faith, crossings.',
  EXEMPT: 'Conduct that the agreement does not prohibit, or that is said to fall outside it.',
};

const ACTS = { ...HOSTILE, ...PROVOCATIVE, ...OMISSION, ...PROCEDURAL, ...EXEMPT } as const;
export type ProhibitedAct = keyof typeof ACTS;

/** Finds the family of an act. */
export function familyOf(act: ProhibitedAct): ActClass {
  return ACT_CLASSES.find((family) => Object.hasOwn(FAMILIES[family], act)) ?? 'EXEMPT';
}

export const ActClassEnum = graphqlEnum(
  'ActClass',
  ACT_CLASSES,
  'Family of a prohibited act.',
  FAMILY_MEANINGS,
);
export const ProhibitedActEnum = graphqlEnum(
  'ProhibitedAct',
  Object.keys(ACTS),
  'What an allegation says was done (catalogue of the agreement).',
  ACTS,
);
