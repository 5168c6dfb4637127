import { useEffect, useId, useState } from 'preact/hooks';
import { describedBy, Field } from './field.js';
import { type NumberRange, nextNumber, numberInput, readNumber } from './number-entry.js';

/** What a {@link NumberField} takes. */
export interface NumberFieldProps extends NumberRange {
  readonly label: string;
  readonly value: number;
  /** Is told of numbers within the range alone, once they are typed. */
  readonly onChange: (value: number) => void;
  readonly hint?: string;
}

/** A number to type. What is out of range stays as it was typed, with what is wrong beside it, and changes nothing. */
export function NumberField({ label, value, onChange, hint, ...range }: NumberFieldProps) {
  const id = useId();
  const [text, setText] = useState(numberInput(value));
  useEffect(() => setText(numberInput(value)), [value]);
  const entry = readNumber(text, range);
  const problem = 'problem' in entry ? entry.problem : undefined;
  const commit = (next: number): void => {
    setText(numberInput(next));
    if (next !== value) onChange(next);
  };
  const step = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && 'value' in entry) commit(entry.value);
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    commit(nextNumber('value' in entry ? entry.value : value, event.key === 'ArrowUp' ? 1 : -1, range));
  };
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        class="number"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={problem !== undefined}
        {...describedBy(id, hint, problem)}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => 'value' in entry && commit(entry.value)}
        onKeyDown={step}
      />
    </Field>
  );
}
