import type { Training } from '../client/use-training.js';
import type { Inspection, QuantisedView, Views } from '../protocol/index.js';
import { usePageState } from '../state/use-page-state.js';
import { Facts } from '../ui/facts.js';
import { countText, numberText, shareText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { PlaneView } from '../ui/plane-view.js';
import { Slider } from '../ui/slider.js';
import { Toggle } from '../ui/toggle.js';

const usualBits = 6;

/** What each network tells every place of the plane, in floats and in words of some bits. */
export function Pictures({
  inspection,
  training,
}: {
  readonly inspection: Inspection | undefined;
  readonly training: Training;
}) {
  const { state, change } = usePageState();
  const { show } = state;
  const plane = inspection?.plane;
  const views = training.views;
  const isNumbers = inspection?.isClasses === false;
  const common = {
    plane,
    rows: inspection?.train,
    testRows: inspection?.test,
    classNames: inspection?.classNames,
    isNumbers,
  };
  return (
    <Panel title="Floats and bits">
      <div class="fields">
        <Toggle
          label="Also in words of a few bits"
          checked={show.bits > 0}
          onChange={(isOn) => change({ show: { ...show, bits: isOn ? usualBits : 0 } })}
        />
        {show.bits === 0 ? null : (
          <Slider
            label="Bits of a word"
            value={show.bits}
            min={2}
            max={16}
            step={1}
            onChange={(bits) => change({ show: { ...show, bits } })}
          />
        )}
      </div>
      {inspection !== undefined && plane === undefined ? (
        <p>Rows of two numbers have a picture; these have {countText(inspection.width)}.</p>
      ) : null}
      {(views.length === 0 ? [undefined] : views).map((each, model) => (
        <div class="side-by-side" key={model}>
          {plane === undefined ? null : (
            <PlaneView
              {...common}
              plane={plane}
              rows={common.rows}
              field={each?.field}
              outputs={each?.field?.outputs ?? 1}
              title={titleOf('Floats', views, model)}
            />
          )}
          {each?.quantised === undefined ? null : (
            <Quantised view={each.quantised} isNumbers={isNumbers}>
              {plane === undefined ? null : (
                <PlaneView
                  {...common}
                  plane={plane}
                  rows={common.rows}
                  field={each.quantised.field}
                  outputs={each.quantised.field?.outputs ?? 1}
                  title={titleOf(`${each.quantised.bits} bits`, views, model)}
                />
              )}
            </Quantised>
          )}
        </div>
      ))}
    </Panel>
  );
}

const titleOf = (what: string, views: readonly Views[], model: number): string =>
  views.length > 1 ? `${what}, network ${model + 1}` : what;

const flat = 'They stay at the end of what it holds; little is lost where an activation is flat there.';

/** The picture in words of some bits, with what is lost by them. */
function Quantised({
  view: { score, testScore, saturated, computed, saturatedLayers },
  isNumbers,
  children,
}: {
  readonly view: QuantisedView;
  readonly isNumbers: boolean;
  readonly children: preact.ComponentChildren;
}) {
  const scoreText = (value: number): string => (isNumbers ? numberText(value) : shareText(value));
  const name = isNumbers ? 'Mean squared error' : 'Accuracy';
  const layers = Object.entries(saturatedLayers);
  return (
    <div>
      {children}
      <Facts
        facts={[
          ...(score === undefined ? [] : [{ label: `${name}, training rows`, value: scoreText(score) }]),
          ...(testScore === undefined ? [] : [{ label: `${name}, kept apart`, value: scoreText(testScore) }]),
          {
            label: 'Values that do not fit their word',
            value: `${countText(saturated)} of ${countText(computed)}`,
            ...(layers.length === 0
              ? {}
              : { note: `${layers.map(([layer, share]) => `${layer}: ${shareText(share)}`).join(', ')}. ${flat}` }),
          },
        ]}
      />
    </div>
  );
}
