import { readFileSync } from 'node:fs';

import {
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql';

import { packagePath } from '../../../shared/config/package-path.js';

const LINE = 200;
const LINES = 2_000;
const TEXT = 10_000;

const REPORT = {
  'report.narrative.original': TEXT,
  'report.sourceDateAsWritten': LINE,
  'report.weapon': LINE,
  'report.direction': LINE,
  'report.unitsInvolved': LINE,
};
const CLAIM = { clause: LINE, allegedUnit: LINE, 'basisSummary.original': TEXT, ...REPORT };
const REASONS = { 'reasons.original': TEXT };
const SAID = { 'text.original': TEXT };
const FINDING = {
  'finding.reasoning.original': TEXT,
  'finding.attribution': LINE,
  'finding.gist.original': TEXT,
};

/** Every text that an act of the incidents takes, and how many characters it may have at most. */
export const TEXTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  draftAllegation: CLAIM,
  fileAllegation: CLAIM,
  editAllegationDraft: CLAIM,
  returnAllegation: REASONS,
  notifyAllegation: { 'noticeText.original': TEXT },
  proposeInadmissibility: REASONS,
  proposeMerger: REASONS,
  confirmLocalSettlement: { 'terms.original': TEXT },
  submitStatement: { ...SAID, 'privateAnnex.original': TEXT, 'internalNote.original': TEXT },
  suspendNoAccess: REASONS,
  extendClock: REASONS,
  confirmHarm: { 'basis.original': TEXT },
  correctConfirmedHarm: { 'basis.original': TEXT },
  fileReport: REPORT,
  linkIncidents: { 'note.original': TEXT },
  assignMonitor: { monitor: 256 },
  planTask: { 'visit.team': LINE, 'visit.route': LINES, 'visit.staffPositions': LINES },
  delayAccess: REASONS,
  denyAccess: REASONS,
  reportTask: { 'report.original': TEXT },
  recordObservation: SAID,
  draftFinding: FINDING,
  editFinding: FINDING,
  commentOnFinding: SAID,
  fileDissent: SAID,
  concurFinding: REASONS,
  withholdConcurrence: REASONS,
  writeAgreedNarrative: SAID,
  recordDeliberation: SAID,
  closeAllegation: { 'note.original': TEXT },
  fileAppeal: SAID,
  raiseHotlineCall: { 'message.original': TEXT, callerPerson: LINE },
  answerHotlineCall: { 'reply.original': TEXT },
  submitNotice: { route: LINES, coordinates: LINES, units: LINES },
  objectToNotice: { 'objection.original': TEXT },
  commitIncidentLog: { commitHash: 64 },
  revealIncidentLog: { nonce: 128, 'rows.0.note': 1_000 },
};

const SDL = parse(readFileSync(packagePath('subgraphs/incidents/schema.graphql'), 'utf8'));
const INPUTS = new Map(
  SDL.definitions.flatMap((node) =>
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? [[node.name.value, node] as const] : [],
  ),
);

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function textsOf({ name, type }: InputValueDefinitionNode): readonly string[] {
  const named = nameOf(type);
  if (named === 'String') return [name.value];
  if (named === 'LocalizedTextInput') return [`${name.value}.original`];
  const at = isList(type) ? `${name.value}.0` : name.value;
  return textsIn(INPUTS.get(named)).map((inner) => `${at}.${inner}`);
}

function textsIn(input: InputObjectTypeDefinitionNode | undefined): readonly string[] {
  return (input?.fields ?? []).flatMap(textsOf);
}

/** The mutations of the incidents with their input types, as the schema offers them. */
const OFFERED: ReadonlyMap<string, InputObjectTypeDefinitionNode | undefined> = new Map(
  SDL.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Mutation'
      ? (node.fields ?? []).flatMap(({ name, arguments: given = [] }) =>
          given.map(({ type }) => [name.value, INPUTS.get(nameOf(type))] as const),
        )
      : [],
  ),
);

/** Every text that the schema offers, as `mutation path`. */
export function offeredTexts(): readonly string[] {
  return [...OFFERED].flatMap(([act, input]) => textsIn(input).map((at) => `${act} ${at}`));
}

/** Every mutation that asks for the version that was read. */
export function offeredVersioned(): readonly string[] {
  return [...OFFERED].flatMap(([act, input]) =>
    input?.fields?.some(({ name }) => name.value === 'expectedVersion') ? [act] : [],
  );
}

/** Copies an input with a text put in at a place. */
export function withText(input: object, at: string, value: string): object {
  const [field = '', ...inner] = at.split('.');
  const known = (input as Record<string, unknown>)[field];
  if (inner.length === 0) return { ...input, [field]: Array.isArray(known) ? [value] : value };
  if (Array.isArray(known)) {
    const [, ...below] = inner;
    return { ...input, [field]: [withText(known[0] as object, below.join('.'), value)] };
  }
  const there = known ?? { lang: 'en' };
  return { ...input, [field]: withText(there, inner.join('.'), value) };
}
