import type { FigureText } from '../protocol/index.js';
import { Button } from './button.js';
import { downloadBytes, downloadText } from './download.js';
import { Problem } from './problem.js';
import { fileNameOf, pngOf } from './svg-image.js';
import { useTask } from './use-task.js';

/** What a {@link FigureView} takes. */
export interface FigureViewProps {
  readonly figure: FigureText;
}

/** A figure, to look at and to keep as SVG or PNG. */
export function FigureView({ figure: { title, description, svg } }: FigureViewProps) {
  const { isBusy, failure, run } = useTask();
  const name = fileNameOf(title);
  const savePng = (): void => run(async () => downloadBytes(`${name}.png`, await pngOf(svg), 'image/png'));
  return (
    <figure class="figure">
      <div class="figure-drawing" role="img" aria-label={`${title}. ${description}`}>
        {/* The text is the engine's own: it draws figures without scripts or addresses. */}
        <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
      </div>
      <figcaption class="actions">
        <Button label={`${title}: save as SVG`} onClick={() => downloadText(`${name}.svg`, svg, 'image/svg+xml')}>
          SVG
        </Button>
        <Button label={`${title}: save as PNG`} disabled={isBusy} onClick={savePng}>
          PNG
        </Button>
      </figcaption>
      {failure === undefined ? null : <Problem error={failure} />}
    </figure>
  );
}
