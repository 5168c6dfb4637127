import type { ComponentChildren } from 'preact';

/** What a {@link Field} takes. */
export interface FieldProps {
  /** Of the input. */
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** What is wrong with what the input holds. */
  readonly problem?: string | undefined;
  /** Stands at the end of the label's line. */
  readonly shown?: string;
  readonly children: ComponentChildren;
}

/** A label, an input, and what there is to say of both. */
export function Field({ id, label, hint, problem, shown, children }: FieldProps) {
  return (
    <div class="field">
      <div class="field-head">
        <label for={id}>{label}</label>
        {shown === undefined ? null : <output for={id}>{shown}</output>}
      </div>
      {children}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} class="field-problem">
          {problem}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** What ties an input to its hint and its problem. */
export function describedBy(id: string, hint: string | undefined, problem?: string | undefined) {
  const ids = [...(problem === undefined ? [] : [`${id}-problem`]), ...(hint === undefined ? [] : [`${id}-hint`])];
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') };
}
