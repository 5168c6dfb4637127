import type { ComponentChildren } from 'preact';

/** What a {@link Button} takes. */
export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick: () => void;
  /** How much it stands out: `primary` for the one thing that most people want here, `quiet` for an icon in a row. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly disabled?: boolean;
  /** Its name for screen readers, where what it shows is no name. */
  readonly label?: string;
  /** What code finds it by, among others like it. */
  readonly name?: string;
  /** Of a button that stays down: whether it is. */
  readonly pressed?: boolean;
}

/** A button. */
export function Button({ children, onClick, kind = 'plain', disabled = false, label, name, pressed }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      onClick={onClick}
      disabled={disabled}
      {...(label === undefined ? {} : { 'aria-label': label, title: label })}
      {...(name === undefined ? {} : { name })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
    </button>
  );
}
