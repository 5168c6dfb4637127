import type { ComponentChildren } from 'preact';
import { Button } from './button.js';

/** What a {@link Notice} takes. */
export interface NoticeProps {
  readonly children: ComponentChildren;
  /** Default `plain`. */
  readonly kind?: 'plain' | 'warning';
  readonly onDismiss?: () => void;
}

/** Something to know, which screen readers tell when they have time. */
export function Notice({ children, kind = 'plain', onDismiss }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role="status">
      <div class="message">{children}</div>
      {onDismiss === undefined ? null : (
        <Button kind="quiet" label="Dismiss" onClick={onDismiss}>
          ×
        </Button>
      )}
    </div>
  );
}
