import { ALLEGATION_STATUSES } from './allegation/allegation.statuses.js';
import {
  type Capacity,
  CONDITIONS,
  EVENT_TRANSITIONS,
  type EventTransition,
  type Transition,
  TRANSITIONS,
} from './allegation/allegation.transitions.js';
import {
  TASK_CONDITIONS,
  TASK_TRANSITIONS,
  type TaskCapacity,
} from './verification-task/verification-task.transitions.js';

const CAPACITIES: Readonly<Record<Capacity, string>> = {
  SUBMITTER: ' of the submitter',
  RESPONDENT: ' of the respondent',
  EITHER_PARTY: ' of either party',
  MECHANISM: '',
};

const TASK_CAPACITIES: Readonly<Record<TaskCapacity, string>> = {
  HOST: ' of the host',
  MECHANISM: '',
};

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function transitionRow({ from, to, verb, act, roles, capacity, if: only }: Transition): string {
  const by = roles.map((role) => `\`${role}\``).join(', ') + CAPACITIES[capacity];
  return row([from, to, verb, `\`${act}\``, by, only === undefined ? '' : CONDITIONS[only]]);
}

function eventRow({ from, to, topic, outcome }: EventTransition): string {
  const when = `the decision on measures is adopted: ${outcome}`;
  return row([from, to, '', '', `the mediation’s event \`${topic}\``, when]);
}

/** Prints the state machine of a verification task, row by row, as it is run. */
function tasksMarkdown(): string {
  const rows = TASK_TRANSITIONS.map(({ from, to, verb, act, roles, capacity, if: only }) => {
    const by = roles.map((role) => `\`${role}\``).join(', ');
    const when = only === undefined ? '' : TASK_CONDITIONS[only];
    return row([from, to, verb, `\`${act}\``, by + TASK_CAPACITIES[capacity], when]);
  });
  return `# The life of a verification task

Made from \`subgraphs/incidents/verification-task/verification-task.transitions.ts\`. A task begins as PLANNED, by \`planTask\`.

${row(['from', 'to', 'verb', 'act', 'by', 'when'])}
${row(['---', '---', '---', '---', '---', '---'])}
${rows.join('\n')}

When the host stays silent for the hours that the terms of reference set (\`ACCESS_DELAYED\`), the mechanism itself takes ACCESS_REQUESTED to ACCESS_DELAYED;
when it has not granted access in those of \`ACCESS_DENIED\`, it takes ACCESS_REQUESTED and ACCESS_DELAYED to ACCESS_DENIED.
`;
}

/** Prints the state machines of an allegation and of a verification task. */
export function statesMarkdown(): string {
  return `${allegationMarkdown()}\n${tasksMarkdown()}`;
}

/** Prints the state machine of an allegation, row by row, as it is run. */
function allegationMarkdown(): string {
  const steps = [...TRANSITIONS, ...EVENT_TRANSITIONS];
  const left = new Set(steps.filter(({ from, to }) => from !== to).map(({ from }) => from));
  const ends = ALLEGATION_STATUSES.filter((one) => !left.has(one));
  return `# The life of an allegation

Made from \`subgraphs/incidents/allegation/allegation.transitions.ts\` by \`npm run docs:states\`; do not edit. An allegation begins as DRAFT, by
\`draftAllegation\`, or as SUBMITTED, by \`fileAllegation\`, which is open to those to whom SUBMIT would be on its draft. What is not in the table is
refused with \`ILLEGAL_TRANSITION\`; \`viewerCan\` lists what is open to the viewer.

${row(['from', 'to', 'verb', 'act', 'by', 'when'])}
${row(['---', '---', '---', '---', '---', '---'])}
${[...TRANSITIONS.map(transitionRow), ...EVENT_TRANSITIONS.map(eventRow)].join('\n')}

It ends at ${ends.join(', ')}; CLOSED is taken up again by an appeal alone. What the mediation's event moves, no act does.

Clocks: REGISTRATION runs from the submission until the registration or the return, RESPONSE from the notice until the answer, the verification
or the end of the case. When RESPONSE runs out without an answer, the mechanism itself sets \`NO_RESPONSE_BY_DEADLINE\`. COMMENT runs from the
sharing of a draft finding until both parties have commented, APPEAL from the determination until an appeal; after it an appeal rests on new facts only.
`;
}
