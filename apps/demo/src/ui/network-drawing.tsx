import { useId, useMemo } from 'preact/hooks';
import type { LayerView, NetworkView } from '../protocol/index.js';
import { type NetworkColumn, type NetworkLine, networkLayout, networkText } from './network-layout.js';

/** What a {@link NetworkDrawing} takes. */
export interface NetworkDrawingProps {
  readonly network: NetworkView;
  /** With the weights as they are now. */
  readonly layers?: readonly LayerView[] | undefined;
}

/** A network as columns of units; lines are as strong as the weights, and dashed where these are below 0. */
export function NetworkDrawing({ network, layers }: NetworkDrawingProps) {
  const id = useId();
  const { width, height, columns, lines } = useMemo(() => networkLayout(network, layers), [network, layers]);
  const hasWeights = lines.some(({ strength }) => strength !== undefined);
  return (
    <figure class="network">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys */}
      <div role="group" class="scroll" tabIndex={0} aria-label="Drawing of the network">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          style={{ width: '100%', maxWidth: `${width}px`, minWidth: `${leastScale * width}px` }}
          role="img"
          aria-labelledby={`${id}-title ${id}-text`}
        >
          <title id={`${id}-title`}>Network</title>
          <desc id={`${id}-text`}>{networkText(network)}</desc>
          {lines.map(({ key, ...line }) => (
            <Line key={key} {...line} />
          ))}
          {columns.map((column) => (
            <Column key={column.x} column={column} bottom={height} />
          ))}
        </svg>
      </div>
      {hasWeights ? (
        <figcaption class="hint">Lines are as strong as their weights; dashed ones are below 0.</figcaption>
      ) : null}
    </figure>
  );
}

/** Drawings become as narrow as their place, as long as their words can be read; then they scroll. */
const leastScale = 0.6;

function Line({ strength, ...place }: Omit<NetworkLine, 'key'>) {
  if (strength === undefined) return <line class="link" stroke-width={0.5} stroke-opacity={0.6} {...place} />;
  const size = Math.abs(strength);
  return (
    <line
      class={strength < 0 ? 'link negative' : 'link positive'}
      stroke-width={0.4 + 2.6 * size}
      stroke-opacity={0.15 + 0.85 * size}
      {...place}
    />
  );
}

function Column({
  column: { x, units, hidden, shape, labels },
  bottom,
}: {
  readonly column: NetworkColumn;
  readonly bottom: number;
}) {
  const [name = '', size = ''] = labels;
  const last = units.at(-1) ?? 0;
  return (
    <g text-anchor="middle">
      {shape === undefined
        ? units.map((y) => <circle key={y} class="unit" cx={x} cy={y} r={8} />)
        : units.map((y) => <Box key={y} x={x} y={y} text={shape} />)}
      {hidden > 0 ? (
        <text x={x} y={last + 28} class="muted">
          and {hidden} more
        </text>
      ) : null}
      <text x={x} y={bottom - 24}>
        {name}
      </text>
      <text x={x} y={bottom - 8} class="muted">
        {size}
      </text>
    </g>
  );
}

const Box = ({ x, y, text }: { readonly x: number; readonly y: number; readonly text: string }) => (
  <>
    <rect class="unit" x={x - 36} y={y - 14} width={72} height={28} rx={4} />
    <text x={x} y={y + 4}>
      {text}
    </text>
  </>
);
