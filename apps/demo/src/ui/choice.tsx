import { useId } from 'preact/hooks';
import { describedBy, Field } from './field.js';

/** One thing that can be chosen. */
export interface ChoiceOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
}

/** What a {@link Choice} takes. */
export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly ChoiceOption<T>[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** One of several things. */
export function Choice<T extends string>({ label, value, options, onChange, hint, disabled = false }: ChoiceProps<T>) {
  const id = useId();
  const choose = (text: string): void => {
    const chosen = options.find((option) => option.value === text);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <Field id={id} label={label} hint={hint}>
      <select
        id={id}
        value={value}
        disabled={disabled}
        {...describedBy(id, hint)}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled === true}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Options of a table of labels, in its order. */
export const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>): readonly ChoiceOption<T>[] =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
