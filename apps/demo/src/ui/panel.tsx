import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a {@link Panel} takes. */
export interface PanelProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
  /** Of the heading. Default 2. */
  readonly level?: 2 | 3;
}

/** A part of a page, with a heading. */
export function Panel({ title, children, actions, level = 2 }: PanelProps) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        {level === 2 ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
        {actions === undefined ? null : <div class="actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
