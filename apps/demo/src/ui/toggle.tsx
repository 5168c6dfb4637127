import { useId } from 'preact/hooks';
import { describedBy } from './field.js';

/** What a {@link Toggle} takes. */
export interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** Something that is on or off. */
export function Toggle({ label, checked, onChange, hint, disabled = false }: ToggleProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="toggle" for={id}>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          {...describedBy(id, hint)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
