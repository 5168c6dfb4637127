import { useEffect, useId, useState } from 'preact/hooks';
import { describedBy, Field } from './field.js';

/** What a {@link TextField} takes. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Is told once it is typed. */
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** A line of text, as machines read it: neither corrected nor capitalised. */
export function TextField({ label, value, onChange, hint, problem }: TextFieldProps) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const commit = (): void => {
    if (text !== value) onChange(text);
  };
  return (
    <Field id={id} label={label} hint={hint} problem={problem}>
      <input
        id={id}
        class="code"
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        value={text}
        aria-invalid={problem !== undefined}
        {...describedBy(id, hint, problem)}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </Field>
  );
}
