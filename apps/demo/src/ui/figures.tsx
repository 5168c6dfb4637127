import type { FigureText } from '../protocol/index.js';
import { FigureView } from './figure-view.js';

/** Several figures, one below the other, or side by side where there is room. */
export function Figures({ figures }: { readonly figures: readonly FigureText[] }) {
  return (
    <div class="figures">
      {figures.map((figure) => (
        <FigureView key={figure.title} figure={figure} />
      ))}
    </div>
  );
}
