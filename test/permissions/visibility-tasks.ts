type Rows = Readonly<Record<string, string>>;

const sameFor = (row: string, ...fields: readonly string[]): Rows =>
  Object.fromEntries(fields.map((field) => [field, row]));

/** S2 on a record of which observers know the outcome of access: null there. */
const S2_OF_A_TASK = 'vvv vvv vv v --- vv GA -';
const NOTHING_YET = '000 000 00 0 --- 00 GA -';

/**
 * A visit to a place that the respondent holds, granted and reported (domain.md 2.5): `kind, status, accessHours` S2,
 * `accessOutcome` S1 after the report; team and schedule the host's, routes and staff positions no party's; what was
 * observed is the mediators', the secretariat's and the assigned monitors' until the draft finding is shared. No case is
 * assigned to this monitor. Columns and letters as in visibility-table.ts.
 */
export const TASKS: Readonly<Record<string, Rows>> = {
  VerificationTask: {
    ...sameFor(S2_OF_A_TASK, 'allegation', 'kind', 'status', 'host', 'accessRequestedAt'),
    ...sameFor(S2_OF_A_TASK, 'accessDelaysAt', 'accessDeniesAt', 'termsVersion', 'accessHours'),
    ...sameFor(S2_OF_A_TASK, 'startedAt', 'reportedAt'),
    ...sameFor(NOTHING_YET, 'accessReasons', 'acceptedAt', 'cancelledAt'),
    accessOutcome: 'vvv vvv vv v --- vv vv -',
    report: 'OOO OOO vv v --- OA OO -',
    visit: '000 vvv vv v --- vv GA -',
    observations: '000 000 vv v --- vv GA -',
  },
  VisitPlan: {
    ...sameFor('--- vvv vv v --- vv -- -', 'team', 'scheduleFrom', 'scheduleUntil'),
    ...sameFor('--- OOO vv v --- OA -- -', 'route', 'staffPositions'),
  },
  Observation: {
    ...sameFor('--- --- vv v --- vv -- -', 'task', 'method', 'at', 'timePrecision', 'bearingDeg'),
    ...sameFor('--- --- vv v --- vv -- -', 'distanceM', 'text'),
    ...sameFor('--- --- vv v --- OA -- -', 'positionLatitude', 'positionLongitude'),
  },
};
