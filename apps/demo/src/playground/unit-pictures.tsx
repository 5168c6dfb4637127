import type { Training } from '../client/use-training.js';
import type { Inspection } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { counted } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { PlaneView } from '../ui/plane-view.js';
import { Toggle } from '../ui/toggle.js';
import { unitField } from './unit-field.js';

/** A picture for every unit of the first network: what it contributes at every place of the plane. */
export function UnitPictures({
  inspection,
  training,
}: {
  readonly inspection: Inspection | undefined;
  readonly training: Training;
}) {
  const { state, change } = usePageState();
  const { show } = state;
  const plane = inspection?.plane;
  if (plane === undefined) return null;
  const layers = training.views[0]?.units ?? [];
  return (
    <Panel title="Every neuron">
      <Toggle
        label="Draw each of them"
        checked={show.units}
        onChange={(units) => change({ show: { ...show, units } })}
      />
      {show.units && layers.length === 0 ? <p>They are drawn once the network learns.</p> : null}
      {show.units
        ? layers.map(({ layer, count, field }) => (
            <section key={layer}>
              <h3>{layer}</h3>
              <div class="tiles">
                {Array.from({ length: field.outputs }, (_, unit) => (
                  <PlaneView
                    key={unit}
                    plane={plane}
                    rows={undefined}
                    field={unitField(field, unit)}
                    outputs={1}
                    classNames={undefined}
                    title={`Unit ${unit + 1}`}
                    isNumbers
                  />
                ))}
              </div>
              {count > field.outputs ? <p>And {counted(count - field.outputs, 'more unit')}.</p> : null}
            </section>
          ))
        : null}
    </Panel>
  );
}
