import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.js';
import { joinLayers, type LayerItem, moveItem, splitLayers } from './layer-items.js';
import { LayerRow, type RowAction } from './layer-row.js';
import { TextField } from './text-field.js';

/** What a {@link LayersEditor} takes. */
export interface LayersEditorProps {
  /** As text: `4:relu,4:relu,1:sigmoid`. */
  readonly layers: string;
  readonly onChange: (layers: string) => void;
  /** Whether they are for the instrument, which has dense layers and five activations. */
  readonly forInstrument: boolean;
}

/** The layers of a network, as rows to change and as the text that they are. */
export function LayersEditor({ layers, onChange, forInstrument }: LayersEditorProps) {
  const items = splitLayers(layers);
  const list = useRef<HTMLOListElement>(null);
  const keepFocus = useFocusAfter(list, layers);
  const change = (next: readonly LayerItem[]): void => onChange(joinLayers(next));
  const act = (index: number, action: RowAction): void => {
    const next = action === 'remove' ? items.filter((_, at) => at !== index) : moveItem(items, index, stepOf(action));
    // Layers that are alike change places, and nothing changes.
    if (joinLayers(next) === layers) return;
    keepFocus(action === 'remove' ? Math.min(index, items.length - 2) : index + stepOf(action), action);
    change(next);
  };
  return (
    <fieldset class="layers-editor">
      <legend>Layers</legend>
      <ol ref={list}>
        {items.map((item, index) => (
          <LayerRow
            key={index}
            item={item}
            number={index + 1}
            forInstrument={forInstrument}
            can={{ up: index > 0, down: index < items.length - 1, remove: items.length > 1 }}
            onChange={(changed) => change(items.map((each, at) => (at === index ? changed : each)))}
            onAction={(action) => act(index, action)}
          />
        ))}
      </ol>
      <Button onClick={() => change(withOneMore(items))}>Add a layer</Button>
      <TextField
        label="As text"
        value={layers}
        onChange={onChange}
        hint={
          forInstrument
            ? 'Dense layers with commas in between: units and activation.'
            : 'Layers with commas in between: units and activation, or a kind and what it takes, such as lstm:8 or dropout:0.2.'
        }
      />
    </fieldset>
  );
}

const stepOf = (action: RowAction): 1 | -1 => (action === 'up' ? -1 : 1);

/** One more before the last layer, which gives what the data ask for: like the hidden layer before it. */
function withOneMore(items: readonly LayerItem[]): readonly LayerItem[] {
  const hidden = items.at(-2);
  const added = hidden?.kind === 'dense' ? hidden : { kind: 'dense', size: '4', activation: 'relu' };
  return [...items.slice(0, -1), added, ...items.slice(-1)];
}

/** Whoever moves a layer with the keys stays on its button, wherever the layer goes. */
function useFocusAfter(list: { readonly current: HTMLOListElement | null }, layers: string) {
  const wanted = useRef<{ readonly index: number; readonly action: RowAction }>();
  useEffect(() => {
    if (wanted.current === undefined) return;
    const { index, action } = wanted.current;
    wanted.current = undefined;
    const row = list.current?.children.item(index);
    const button = row?.querySelector<HTMLElement>(`button[name=${action}]:enabled`);
    (button ?? row?.querySelector<HTMLElement>('button:enabled'))?.focus();
  }, [layers]);
  return (index: number, action: RowAction): void => {
    wanted.current = { index, action };
  };
}
