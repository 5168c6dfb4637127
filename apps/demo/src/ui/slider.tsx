import { useId } from 'preact/hooks';
import { describedBy, Field } from './field.js';
import { numberInput } from './number-entry.js';

/** What a {@link Slider} takes. */
export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Default 1. */
  readonly step?: number;
  readonly onChange: (value: number) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
  /** The value as people read it. Default: its digits. */
  readonly format?: (value: number) => string;
}

/** A number to choose by sliding, with the value beside its label. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  onChange,
  hint,
  disabled = false,
  format = numberInput,
}: SliderProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} shown={format(value)}>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={format(value)}
        {...describedBy(id, hint)}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
      />
    </Field>
  );
}
