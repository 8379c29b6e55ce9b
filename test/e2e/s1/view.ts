/** Everything that this slice shows of one allegation: the same text for every seat. */
export const VIEW = `query View($id: ID!) {
  allegation(id: $id) {
    caseNo registryRef status by { code } respondent { code } act clause mode allegedUnit
    basisSummary { original } sourceRisk responseState submittedAt registeredAt notifiedAt viewerCan
    incident {
      actFamily day sector { id } district { id } occurredFrom latitude longitude geoPrecision
      reports { by { code } origin narrative { original } weapon noticeText { original } }
    }
    statements { by { code } kind text { original } privateAnnex { original } internalNote { original } withheld { field reason } }
    clocks { kind hours termsVersion }
    evidence { title { original } status }
    withheld { field class reason releasableBy }
  }
}`;

/** How many cases a seat knows of. */
export const COUNTS = `query Counts {
  allegations(first: 100) { totalCount nodes { id } }
  incidents(first: 100) { totalCount nodes { id } }
  evidenceItems(first: 100) { totalCount nodes { id } }
}`;
