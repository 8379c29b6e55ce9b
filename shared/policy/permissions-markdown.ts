import type { ClassName } from './classes.js';
import {
  courseSentences,
  courseView,
  type CourseView,
  groupSentences,
  type Piece,
} from './course-view.js';
import type { PermissionDocument, RecordRule } from './document.js';
import type { Policy } from './policy.js';
import { type RootTable, rootTables } from './roots-view.js';
import { actWords, capital } from './words.js';

/** What each class means, for people. */
export const CLASS_WORDS: Readonly<Record<ClassName, string>> = {
  PUBLIC: 'anyone',
  MECHANISM: 'the parties, the mediators, the secretariat, observers',
  PARTIES: 'both parties of the case, the mediators, the secretariat',
  SUBMITTER: 'the submitting delegation, the mediators, the secretariat; never the other party',
  DRAFT: 'the drafting delegation',
  CAUCUS: 'the speaking party’s head and the named mediators',
  SOURCE: 'the source custodian',
};

/** What a reader has to know before the sentences. */
export const NOTES = [
  'A field is readable when the reader’s clearance on its record covers the field’s class. Clearances are given by the acts named here, record by record, and by nothing else.',
  'A test performs every act in a running Mizan and compares who was given what, and what each role then finds, with these sentences.',
  'A stage that is not named here is not built yet. Nobody releases a field to the other party yet.',
  'A monitor reads the cases that are assigned to it, in the world of the secretariat, from the assignment on and until it ends.',
  'A list or a link holds those records only that the reader was given.',
  'A query that a role may ask answers only from what its delegation was given.',
] as const;

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function markdown(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : code(piece.code))).join('');
}

function head(policy: Policy): string {
  return `# Who may read and do what

Made from the \`permissions.ts\` of each subgraph by \`npm run docs:permissions\`; do not edit. For people who do not read code,
\`permissions.html\` says the same; \`permissions.json\` is the policy itself, whose digest the API gives as \`policy { digest }\`:

\`${policy.digest}\`

${NOTES.map((note) => `- ${note}`).join('\n')}

${row('class', 'travels to')}
${row('---', '---')}
${Object.entries(CLASS_WORDS)
  .map(([name, words]) => row(name, words))
  .join('\n')}
`;
}

function stagesLine({ course: { stages } }: CourseView): string {
  const steps = stages.map(
    ({ stage, act, end }) => `${stage} (${end === true ? 'an end, ' : ''}${actWords(act)})`,
  );
  return `Stages: ${steps.join(' → ')}.`;
}

function courseLines(view: CourseView): readonly string[] {
  const { of } = view.course;
  const sentences = view.groups.flatMap((group) => groupSentences(group).map(markdown));
  return [
    ...(of === undefined ? [] : [`**${capital(of)}**`, '']),
    stagesLine(view),
    '',
    ...[...sentences, ...courseSentences(view)].map((sentence) => `- ${sentence}`),
    '',
  ];
}

function recordSection(policy: Policy, type: string, record: RecordRule): string {
  const fields = Object.entries(record.fields).map(([name, needed]) => row(code(name), needed));
  const views = (record.courses ?? []).map((course) => courseView(record, course, policy.rules));
  return [
    `### ${type}`,
    '',
    ...views.flatMap(courseLines),
    row('field', 'class'),
    row('---', '---'),
    row('_that it exists_', record.existence),
    ...fields,
    '',
  ].join('\n');
}

function tableSection({ title, columns, rows }: RootTable): string {
  const lines = rows.map(({ name, who }) => row(code(name), who));
  return [`### ${title}`, '', row(...columns), row('---', '---'), ...lines, ''].join('\n');
}

function subgraphSection(policy: Policy, document: PermissionDocument): string {
  const every = Object.values(policy.rules.rolesOfKind).flat();
  const shown = Object.entries(document.records).filter(([, record]) => record.internal !== true);
  return [
    `## ${document.subgraph}`,
    '',
    `Digest: ${code(policy.subgraphs[document.subgraph] ?? '')}`,
    '',
    ...shown.map(([type, record]) => recordSection(policy, type, record)),
    ...rootTables(document, every).map(tableSection),
  ].join('\n');
}

/** Prints the policy for people to read and sign. */
export function permissionsMarkdown(policy: Policy): string {
  const sections = Object.values(policy.documents).map((document) =>
    subgraphSection(policy, document),
  );
  return [head(policy), ...sections].join('\n').trimEnd() + '\n';
}
