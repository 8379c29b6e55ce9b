import type { Ask, Work } from '../work.js';

const ROW =
  'id: rowId caseNo status act clause mode responseState allegedUnit notifiedAt version basisSummary';
const FOUND = 'status outcome gravity determinedAt';
const OLDEST_FIRST = 'orderBy: [CREATED_AT_ASC, ROW_ID_ASC]';
const NEWEST_FIRST = 'orderBy: [CREATED_AT_DESC, ROW_ID_DESC]';
const EVIDENCE = `evidence: evidenceList(${OLDEST_FIRST}) { item { id: rowId kind title sealedAt } }`;
const finding = (fields: string): string =>
  `finding: findingsList(first: 1, ${NEWEST_FIRST}) { ${fields} }`;
const PAGE = `nodes { ${ROW} respondent { code kind } ${EVIDENCE} ${finding(FOUND)} } pageInfo { hasNextPage }`;

/** The same works, in the words of the schema that PostGraphile makes of the tables. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  Q1: `query Q1 { allegations: allAllegations(first: 50, condition: { act: "SMALL_ARMS_FIRE" }, ${NEWEST_FIRST}) { ${PAGE} } }`,
  Q2: `query Q2 { counts: caseloadCountsList { respondentCode act status responseState count }
    newestUnverified: allAllegationsList(first: 50, condition: { status: "NOTIFIED" }, ${NEWEST_FIRST}) {
      id: rowId caseNo act status responseState respondent { code } ${EVIDENCE} } }`,
  Q3: `query Q3($id: String!) { allegation: allegationByRowId(rowId: $id) { ${ROW} registryRef createdAt byCode respondent { code kind }
    incident { id: rowId reference day occurredFrom timePrecision latitude longitude sector { names } district { names }
      reports: reportsList(${OLDEST_FIRST}) { id: rowId origin narrative noticeText byCode }
      harm: harmList(${OLDEST_FIRST}) { category effect side claimedMin claimedMax } }
    ${finding(`${FOUND} standard reasoning reliesOnUndisclosed acts`)}
    statements: statementsList(${OLDEST_FIRST}) { id: rowId kind madeAt text byCode }
    clocks: clocksList(${OLDEST_FIRST}) { kind dueAt stoppedAt expiredAt }
    evidence: evidenceList(${OLDEST_FIRST}) { item { id: rowId kind status title sha256 size
      custody: custodyList(orderBy: [SEQ_ASC]) { seq action at hash } } } } }`,
  Q4: `query Q4($at: Datetime!, $id: String!) { allegations: allegationsBefore(at: $at, id: $id, first: 50) { ${PAGE} } }`,
  M1: `mutation M1($input: FileAllegationInput!) { fileAllegation(input: $input) { result { version status act } } }`,
};

/** Asks PostGraphile for a work: with what the limit is told, which is free of either schema. */
export function askOf(work: Work, number: number): Ask {
  const query = DOCUMENTS[work.name] ?? '';
  const given = work.limit(number);
  return { query, variables: work.name === 'M1' ? { input: { draft: given } } : given };
}
