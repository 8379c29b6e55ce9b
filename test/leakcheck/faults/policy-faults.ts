import type { ClassName } from '../../../shared/policy/classes.js';
import type { Fault } from './garden.js';

interface WrongClass {
  readonly subgraph: string;
  readonly record: string;
  readonly field: string;
  readonly to: ClassName;
  readonly observer: string;
}

/** Fields with too low a class in the document: the projection then leaves them in a world where they must be NULL. */
const WRONG: readonly WrongClass[] = [
  {
    subgraph: 'incidents',
    record: 'Allegation',
    field: 'basisSummary',
    to: 'PARTIES',
    observer: 'pak-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Allegation',
    field: 'allegedUnit',
    to: 'PARTIES',
    observer: 'afg-head',
  },
  {
    subgraph: 'incidents',
    record: 'Allegation',
    field: 'sourceRisk',
    to: 'PARTIES',
    observer: 'pak-head',
  },
  {
    subgraph: 'incidents',
    record: 'Allegation',
    field: 'submittedAt',
    to: 'PARTIES',
    observer: 'afg-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Incident',
    field: 'latitude',
    to: 'PARTIES',
    observer: 'pak-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Incident',
    field: 'district',
    to: 'MECHANISM',
    observer: 'pak-app-mechanism',
  },
  {
    subgraph: 'incidents',
    record: 'Report',
    field: 'narrative',
    to: 'PARTIES',
    observer: 'afg-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Report',
    field: 'reportedAt',
    to: 'PARTIES',
    observer: 'pak-officer',
  },
  {
    subgraph: 'incidents',
    record: 'PartyStatement',
    field: 'privateAnnex',
    to: 'PARTIES',
    observer: 'pak-officer',
  },
  {
    subgraph: 'incidents',
    record: 'PartyStatement',
    field: 'internalNote',
    to: 'SUBMITTER',
    observer: 'tur-mediator',
  },
  {
    subgraph: 'incidents',
    record: 'HotlineCall',
    field: 'callerPerson',
    to: 'PARTIES',
    observer: 'afg-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Harm',
    field: 'source',
    to: 'PARTIES',
    observer: 'afg-officer',
  },
  {
    subgraph: 'incidents',
    record: 'Finding',
    field: 'reasoning',
    to: 'MECHANISM',
    observer: 'obs-a-observer',
  },
  {
    subgraph: 'parties',
    record: 'Member',
    field: 'name',
    to: 'MECHANISM',
    observer: 'obs-a-observer',
  },
];

function planted({ subgraph, record, field, to, observer }: WrongClass): Fault {
  return {
    name: `class-${record}-${field}`.toLowerCase(),
    what: `${record}.${field} has the class ${to}`,
    observer,
    policy: true,
    plant: (garden) =>
      garden.policy(subgraph, (document) => {
        const rule = document.records[record];
        if (!rule) throw new Error(`no record ${record}`);
        // The edge to a place is a column of its own; the class of both goes down.
        const columns = rule.columns?.[`${field}Id`]
          ? { ...rule.columns, [`${field}Id`]: to }
          : rule.columns;
        const changed = {
          ...rule,
          ...(columns && { columns }),
          fields: { ...rule.fields, [field]: to },
        };
        return { ...document, records: { ...document.records, [record]: changed } };
      }),
  };
}

export const POLICY_FAULTS: readonly Fault[] = WRONG.map(planted);
