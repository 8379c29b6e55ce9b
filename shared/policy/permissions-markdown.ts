import { classOf, type FieldRule, type PermissionDocument, type RecordRule } from './document.js';
import type { ClassName } from './classes.js';

const HEAD = `# Who may read and do what

Made from the \`permissions.ts\` of each subgraph by \`npm run docs:permissions\`; do not edit. A change that widens access
shows here as a diff, for the delegations to sign.

A field is readable when the viewer's clearance on its record covers the field's class. Clearances are given by grants,
record by record, and by nothing else: see [architecture.md](architecture.md).

| class | travels to |
| --- | --- |
| PUBLIC | anyone |
| MECHANISM | the parties, the mediators, the secretariat, observers |
| PARTIES | both parties of the case, the mediators, the secretariat |
| SUBMITTER | the submitting delegation, the mediators, the secretariat; never the other party unless released |
| DRAFT | the drafting delegation |
| CAUCUS | the speaking party's head and the named mediators |
| SOURCE | the source custodian |
`;

function list(values: readonly string[]): string {
  return values.length === 0 ? 'nobody' : values.join(', ');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function code(name: string): string {
  return `\`${name}\``;
}

function fieldRow([name, rule]: readonly [string, ClassName | FieldRule]): string {
  return row(code(name), classOf(rule), typeof rule === 'string' ? '' : rule.opens);
}

function standing(record: RecordRule): string {
  const kinds = Object.entries(record.standing ?? {}).map(
    ([kind, clearance]) => `${kind} (${clearance})`,
  );
  return kinds.length === 0 ? '' : ` Given from the start to: ${kinds.join(', ')}.`;
}

function recordSection([type, record]: readonly [string, RecordRule]): string {
  const reach =
    record.reach === 'CASE'
      ? 'Monitors without assignment, custodians and auditors do not read it.'
      : 'Every role of a delegation that was given it reads it.';
  return [
    `### ${type}`,
    '',
    `That it exists: ${record.existence}. ${reach}${standing(record)}`,
    '',
    row('field', 'class', 'opens to'),
    row('---', '---', '---'),
    ...Object.entries(record.fields).map(fieldRow),
    '',
  ].join('\n');
}

function rootSection(title: string, roots: Readonly<Record<string, readonly string[]>>): string {
  const rows = Object.entries(roots).map(([name, roles]) => row(code(name), list(roles)));
  return [`### ${title}`, '', row('field', 'roles'), row('---', '---'), ...rows, ''].join('\n');
}

function edgeRows(document: PermissionDocument): readonly string[] {
  return Object.entries(document.stubs).flatMap(([type, edges]) =>
    Object.entries(edges).map(([edge, name]) => row(code(`${type}.${edge}`), name)),
  );
}

function subgraphSection(document: PermissionDocument): string {
  const shown = Object.entries(document.records).filter(([, record]) => record.internal !== true);
  const edges = edgeRows(document);
  const restricted = document.restrictedArguments ?? {};
  return [
    `## ${document.subgraph}`,
    '',
    ...shown.map(recordSection),
    ...(edges.length > 0
      ? [
          '### Edges on types of other subgraphs',
          '',
          row('edge', 'class'),
          row('---', '---'),
          ...edges,
          '',
        ]
      : []),
    rootSection('Queries', document.queries),
    rootSection('Mutations', document.mutations),
    ...(Object.keys(restricted).length > 0
      ? [rootSection('Arguments on fields that others never read', restricted)]
      : []),
  ].join('\n');
}

/** Prints the documents of all subgraphs for people to read and sign. */
export function permissionsMarkdown(documents: readonly PermissionDocument[]): string {
  return [HEAD, ...documents.map(subgraphSection)].join('\n').trimEnd() + '\n';
}
