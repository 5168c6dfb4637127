import { useEffect, useState } from 'preact/hooks';
import { activationOptions } from './activation-names.js';
import { Button } from './button.js';
import { changeKind, type LayerItem, type LayerKind, layerKinds } from './layer-items.js';

/** What can be done with a row. */
export type RowAction = 'up' | 'down' | 'remove';

/** What a {@link LayerRow} takes. */
export interface LayerRowProps {
  readonly item: LayerItem;
  /** From 1. */
  readonly number: number;
  readonly forInstrument: boolean;
  readonly can: Readonly<Record<RowAction, boolean>>;
  readonly onChange: (item: LayerItem) => void;
  readonly onAction: (action: RowAction) => void;
}

/** One layer: its kind, its size, what it applies, and its place. */
export function LayerRow({ item, number, forInstrument, can, onChange, onAction }: LayerRowProps) {
  const name = `Layer ${number}`;
  const kind = layerKinds[item.kind];
  const isShown = forInstrument && item.kind === 'dense';
  return (
    <li class="layer-row">
      <span class="layer-number" aria-hidden="true">
        {number}
      </span>
      <select
        aria-label={`${name}: kind`}
        value={item.kind}
        disabled={isShown}
        onChange={(event) => onChange(changeKind(item, event.currentTarget.value))}
      >
        {kind === undefined ? <option value={item.kind}>{item.kind === '' ? 'nothing' : item.kind}</option> : null}
        {Object.entries(layerKinds)
          .filter(([word]) => !forInstrument || word === 'dense' || word === item.kind)
          .map(([word, { label }]) => (
            <option key={word} value={word}>
              {label}
            </option>
          ))}
      </select>
      <Size item={item} kind={kind} name={name} onChange={(size) => onChange({ ...item, size })} />
      <Follows item={item} kind={kind} name={name} forInstrument={forInstrument} onChange={onChange} />
      <span class="actions">
        <Button kind="quiet" name="up" label={`${name}: move up`} disabled={!can.up} onClick={() => onAction('up')}>
          ↑
        </Button>
        <Button
          kind="quiet"
          name="down"
          label={`${name}: move down`}
          disabled={!can.down}
          onClick={() => onAction('down')}
        >
          ↓
        </Button>
        <Button
          kind="quiet"
          name="remove"
          label={`${name}: remove`}
          disabled={!can.remove}
          onClick={() => onAction('remove')}
        >
          ×
        </Button>
      </span>
    </li>
  );
}

interface SizeProps {
  readonly item: LayerItem;
  readonly kind: LayerKind | undefined;
  readonly name: string;
  readonly onChange: (size: string) => void;
}

/** Is committed once it is typed; a comma or a colon would be another layer, or another part. */
function Size({ item: { size }, kind, name, onChange }: SizeProps) {
  const [text, setText] = useState(size);
  useEffect(() => setText(size), [size]);
  if (kind?.size === 'none') return <span class="layer-size" />;
  const label = kind?.sizeLabel ?? 'Size';
  const commit = (): void => {
    const clean = text.replace(/[,\s]/gu, '');
    setText(clean);
    if (clean !== size) onChange(clean);
  };
  return (
    <input
      class="layer-size number"
      type="text"
      inputMode={kind?.size === 'units' ? 'numeric' : 'text'}
      aria-label={`${name}: ${label.toLowerCase()}`}
      title={label}
      autoComplete="off"
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onChange={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}

interface FollowsProps {
  readonly item: LayerItem;
  readonly kind: LayerKind | undefined;
  readonly name: string;
  readonly forInstrument: boolean;
  readonly onChange: (item: LayerItem) => void;
}

function Follows({ item, kind, name, forInstrument, onChange }: FollowsProps) {
  if (kind === undefined || kind.follows === 'none') return <span class="layer-follows" />;
  const isActivation = kind.follows === 'activation';
  const options = isActivation ? activationOptions(forInstrument, item.activation) : sequenceOptions;
  return (
    <select
      class="layer-follows"
      aria-label={`${name}: ${isActivation ? 'activation' : 'steps'}`}
      value={item.activation}
      onChange={(event) => onChange({ ...item, activation: event.currentTarget.value })}
    >
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

const sequenceOptions = [
  { value: '', label: 'last step' },
  { value: 'sequences', label: 'every step' },
] as const;
