import { toneCount } from './colours.js';
import { classNameOf } from './plane-text.js';

/** Which colour is which class. */
export function ClassKey({
  names,
  classes,
}: {
  readonly names: readonly string[] | undefined;
  readonly classes: number;
}) {
  return (
    <ul class="key">
      {Array.from({ length: classes }, (_, index) => (
        <li key={classNameOf(names, index)}>
          <span class={`swatch tone-${(index % toneCount) + 1}`} aria-hidden="true" />
          {classNameOf(names, index)}
        </li>
      ))}
    </ul>
  );
}
