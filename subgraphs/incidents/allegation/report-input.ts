import type { ReportInput } from '../report/report.input.js';

type Words = Omit<ReportInput, 'narrative'>;

/** Takes a report's values from what was given; what was not given has none. */
export function reportValues(
  report: ReportInput,
): Pick<ReportInput, 'narrative'> & { readonly [K in keyof Words]-?: string | null } {
  return {
    sourceDateAsWritten: report.sourceDateAsWritten ?? null,
    narrative: report.narrative,
    weapon: report.weapon ?? null,
    direction: report.direction ?? null,
    unitsInvolved: report.unitsInvolved ?? null,
  };
}
