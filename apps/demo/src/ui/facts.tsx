/** One thing to see first. */
export interface FactView {
  readonly label: string;
  /** As people read it, with its unit. */
  readonly value: string;
  /** What it was counted from, or how sure it is. */
  readonly note?: string;
}

/** A few numbers with their names. */
export function Facts({ facts }: { readonly facts: readonly FactView[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class="value">{value}</dd>
          {note === undefined ? null : <dd>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
