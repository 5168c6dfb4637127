import type { InspectionState } from '../client/use-inspection.js';
import type { Inspection, LayerView, Views } from '../protocol/index.js';
import { Facts } from '../ui/facts.js';
import { NetworkDrawing } from '../ui/network-drawing.js';
import { Notice } from '../ui/notice.js';
import { countText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { RowsPicture } from '../ui/rows-picture.js';
import { useThrottled } from '../ui/use-throttled.js';

/** The rows, drawn: of the last settings that could be used, and it says so where these cannot. */
export function DataPanel({ inspection, failure, views }: InspectionState & { readonly views?: Views | undefined }) {
  return (
    <Panel title="Data">
      {failure === undefined ? null : <Notice>{lastGood}</Notice>}
      {inspection === undefined ? (
        failure === undefined && <p>Drawing the rows.</p>
      ) : (
        <>
          <RowsPicture inspection={inspection} views={views} />
          <Facts facts={rowFacts(inspection)} />
        </>
      )}
    </Panel>
  );
}

const lastGood = 'These settings cannot be used, and the settings say why; below is what the last ones drew.';

function rowFacts({ train, test, shape, classNames }: Inspection) {
  return [
    { label: 'Rows to train with', value: countText(train.rows) },
    { label: 'Rows kept apart', value: test === undefined ? 'none' : countText(test.rows) },
    { label: 'Numbers of a row', value: shape.map(countText).join(' × ') },
    ...(classNames === undefined ? [] : [{ label: 'Classes', value: classNames.join(', ') }]),
  ];
}

/** The network, drawn with the strengths of its weights once it has learnt some. */
export function NetworkPanel({
  inspection,
  layers,
}: {
  readonly inspection: Inspection | undefined;
  readonly layers: readonly LayerView[] | undefined;
}) {
  // Some hundred lines of SVG are much to draw again.
  const drawn = useThrottled(layers, 500);
  if (inspection === undefined) return null;
  const { network } = inspection;
  return (
    <Panel title="Network">
      <NetworkDrawing network={network} {...(drawn === undefined ? {} : { layers: drawn })} />
      <details>
        <summary>{countText(network.parameters)} parameters, layer by layer</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys */}
        <pre tabIndex={0}>{network.summary}</pre>
      </details>
    </Panel>
  );
}
