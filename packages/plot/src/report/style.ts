/** The style of a report: fonts of the system, light and dark, screen and paper. */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --card: #f5f6f8; --text: #1b1f24; --quiet: #57606a; --edge: #d8dde3; --link: #0060a8;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --back: #14171a; --card: #1d2125; --text: #e6e8eb; --quiet: #a0a8b1; --edge: #353b42; --link: #6cb6ff; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { max-width: 47.5rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 0.75rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 0.75rem; }
p { margin: 0 0 0.9rem; overflow-wrap: anywhere; }
.lead { font-size: 1.125rem; color: var(--quiet); }
section { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--edge); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 0.75rem; margin: 0 0 1rem; }
.facts div { background: var(--card); border: 1px solid var(--edge); border-radius: 0.5rem; padding: 0.75rem 0.9rem; }
.facts dt { font-size: 0.875rem; color: var(--quiet); }
.facts dd { margin: 0.1rem 0 0; font-size: 0.875rem; color: var(--quiet); }
.facts .value { font-size: 1.4rem; line-height: 1.25; font-weight: 650; color: var(--text); font-variant-numeric: tabular-nums; }
figure { margin: 0 0 1rem; }
.drawing svg { display: block; max-width: 100%; height: auto; }
.drawing { overflow-x: auto; }
@media screen and (max-width: 34rem) { .drawing svg { min-width: 30rem; } }
figcaption { margin-top: 0.5rem; font-size: 0.9rem; color: var(--quiet); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
th, td { padding: 0.4rem 0.75rem; border-bottom: 1px solid var(--edge); text-align: left; vertical-align: top; }
th { font-weight: 600; border-bottom-width: 2px; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
pre {
  margin: 0 0 1rem; padding: 0.9rem 1rem; overflow-x: auto; background: var(--card); border: 1px solid var(--edge);
  border-radius: 0.5rem; font: 0.85rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
code { font: inherit; }
a { color: var(--link); }
.links { margin: 0 0 1rem; padding-left: 1.2rem; }
.links span { color: var(--quiet); }
@media print {
  :root { color-scheme: light; --back: #ffffff; --card: #ffffff; --text: #000000; --quiet: #444444; --edge: #bbbbbb; --link: #000000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 1.5rem; padding-top: 1rem; }
  h2 { break-after: avoid; }
  figure, .facts div, tr, pre { break-inside: avoid; }
  pre { white-space: pre-wrap; }
}
`.trim();
