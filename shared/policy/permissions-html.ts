import {
  courseSentences,
  courseView,
  type CourseView,
  groupSentences,
  type Piece,
  type ReaderGroup,
} from './course-view.js';
import type { PermissionDocument, RecordRule } from './document.js';
import { CLASS_WORDS, NOTES } from './permissions-markdown.js';
import { STYLE } from './permissions-style.js';
import type { Policy } from './policy.js';
import { type RootTable, rootTables } from './roots-view.js';
import { actWords, capital } from './words.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function text(raw: string): string {
  return raw.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function code(name: string): string {
  return `<code>${text(name)}</code>`;
}

function html(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? text(piece) : code(piece.code)))
    .join('');
}

function table(caption: string, columns: readonly string[], rows: readonly string[]): string {
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  return `<div class="wide" role="region" tabindex="0" aria-label="${text(caption)}"><table><caption>${text(caption)}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function row(head: string, ...cells: readonly string[]): string {
  return `<tr><th scope="row">${head}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** Says in a cell what a group reads at a stage; the words carry the meaning, a colour only repeats it. */
function cell({ openings, never }: ReaderGroup, at: number): string {
  const open = openings.filter(({ stages }) => stages.includes(at)).flatMap(({ fields }) => fields);
  const all = never.length + openings.flatMap(({ fields }) => fields).length;
  if (open.length === 0) return '<span class="none">nothing</span>';
  if (open.length === all) return '<span class="all">all fields</span>';
  return `<span class="part">${open.length} of ${all}:</span> ${open.map(code).join(', ')}`;
}

function courseSection(type: string, view: CourseView): string {
  const { course, groups } = view;
  const title = course.of === undefined ? type : `${type}: ${course.of}`;
  const stages = course.stages.map(
    ({ stage, act, end }) =>
      `${text(stage)}<small>${end === true ? 'an end, ' : ''}${text(actWords(act))}</small>`,
  );
  const rows = groups.map((group) =>
    row(text(capital(group.who)), ...course.stages.map((_, at) => cell(group, at))),
  );
  const sentences = [
    ...groups.flatMap((group) => groupSentences(group).map(html)),
    ...courseSentences(view).map(text),
  ];
  return `${course.of === undefined ? '' : `<h4>${text(capital(course.of))}</h4>`}
${table(`${title}: who reads what at each stage`, ['who', ...stages], rows)}
<ul>
${sentences.map((sentence) => `<li>${sentence}</li>`).join('\n')}
</ul>`;
}

function recordSection(policy: Policy, type: string, record: RecordRule): string {
  const views = (record.courses ?? []).map((course) => courseView(record, course, policy.rules));
  const fields = Object.entries(record.fields).map(([name, needed]) => row(code(name), needed));
  return `<section id="${text(type)}"><h3>${text(type)}</h3>
${views.map((view) => courseSection(type, view)).join('\n')}
<details open><summary>The class of every field of ${text(type)}</summary>
${table(`${type}: classes`, ['field', 'class'], [row('that it exists', record.existence), ...fields])}
</details></section>`;
}

function rootSection({ title, columns, rows }: RootTable): string {
  const lines = rows.map(({ name, who }) => row(code(name), text(who)));
  return `<section><h3>${text(title)}</h3>
${table(title, columns, lines)}</section>`;
}

function shownRecords(document: PermissionDocument): readonly (readonly [string, RecordRule])[] {
  return Object.entries(document.records).filter(([, record]) => record.internal !== true);
}

function subgraphSection(policy: Policy, document: PermissionDocument): string {
  const every = Object.values(policy.rules.rolesOfKind).flat();
  return `<section id="subgraph-${text(document.subgraph)}"><h2>${text(capital(document.subgraph))}</h2>
<p>Digest: <code class="digest">${policy.subgraphs[document.subgraph] ?? ''}</code></p>
${shownRecords(document)
  .map(([type, record]) => recordSection(policy, type, record))
  .join('\n')}
${rootTables(document, every).map(rootSection).join('\n')}</section>`;
}

function contents(policy: Policy): string {
  const entries = Object.values(policy.documents).map((document) => {
    const types = shownRecords(document).map(
      ([type]) => `<a href="#${text(type)}">${text(type)}</a>`,
    );
    const name = document.subgraph;
    return `<li><a href="#subgraph-${text(name)}">${text(capital(name))}</a>: ${types.join(', ')}</li>`;
  });
  return `<nav aria-label="Contents"><h2>Contents</h2><ul>${entries.join('\n')}</ul></nav>`;
}

/** Prints the policy as one page that needs no server, no script and no other file, on screen or on paper. */
export function permissionsHtml(policy: Policy): string {
  const classes = Object.entries(CLASS_WORDS).map(([name, words]) => row(name, text(words)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mizan: who may read and do what</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Who may read and do what in Mizan</h1>
<p>This page is made from the rules that the program runs by. The digest below names exactly these rules;
a running Mizan gives its own to anyone who asks <code>{ policy { version digest } }</code>. If the two are the same, what is written here is what runs.</p>
<p>Digest: <code class="digest">${policy.digest}</code></p></header>
<main>
<ul>${NOTES.map((note) => `<li>${text(note)}</li>`).join('\n')}</ul>
${table('The classes: how far a field travels', ['class', 'travels to'], classes)}
${contents(policy)}
${Object.values(policy.documents)
  .map((document) => subgraphSection(policy, document))
  .join('\n')}
<section class="signatures"><h2>Acknowledged</h2>
${table(
  'Acknowledged for the delegations',
  ['delegation', 'name and office', 'date', 'signature'],
  Array.from({ length: 5 }, () => row('&nbsp;', '', '', '')),
)}
</section>
</main>
</body>
</html>
`;
}
