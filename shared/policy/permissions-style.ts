/** The look of the page: system fonts, both colour schemes, and paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --all: #176b2c; --part: #7a4d00; --none: #6b6b6b; }
@media (prefers-color-scheme: dark) { :root { --all: #7ddc92; --part: #f0bf6a; --none: #a5a5a5; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2rem 0 0.5rem; }
h2 { border-bottom: 2px solid var(--line); }
code { font-family: ui-monospace, monospace; font-size: 0.9em; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding: 0.25rem 0; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.5rem; text-align: start; vertical-align: top; }
thead th { background: var(--soft); }
tbody th { font-weight: 500; }
th small { display: block; font-weight: 400; }
.all { color: var(--all); font-weight: 600; }
.part { color: var(--part); font-weight: 600; }
.none { color: var(--none); }
.signatures td, .signatures th[scope='row'] { height: 2.5rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav { display: none; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h2 { break-before: page; }
  h2, h3, h4, caption { break-after: avoid; }
}
`;
