import type { ReportSection } from 'linnet/plot';
import { Facts } from './facts.js';
import { FigureView } from './figure-view.js';
import { Table } from './table.js';

/** One section of a recipe's report. Links are left out: they lead to files of a run folder, which a page has none of. */
export function ReportPart({ section }: { readonly section: ReportSection }) {
  const { title, text, facts, table, figure, caption, code } = section;
  return (
    <section class="report-part">
      {title === undefined ? null : <h3>{title}</h3>}
      {(text ?? '')
        .split(/\n\s*\n/u)
        .map((paragraph) => (paragraph === '' ? null : <p key={paragraph}>{paragraph}</p>))}
      {facts === undefined ? null : <Facts facts={facts} />}
      {table === undefined ? null : <Table {...table} caption={caption ?? title ?? 'Numbers'} />}
      {figure === undefined ? null : (
        <FigureView figure={{ title: title ?? caption ?? 'Figure', description: caption ?? '', svg: figure }} />
      )}
      {code === undefined ? null : <CodeText code={code} title={title ?? 'Text'} />}
    </section>
  );
}

const CodeText = ({ code, title }: { readonly code: string; readonly title: string }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
  // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys
  <div role="group" tabIndex={0} class="scroll" aria-label={title}>
    <pre>{code}</pre>
  </div>
);
