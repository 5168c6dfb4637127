import { useEngine } from '../client/engine-context.js';
import { useInspection } from '../client/use-inspection.js';
import { type Training, useTraining } from '../client/use-training.js';
import type { Inspection, Plane, TrainingResult } from '../protocol/index.js';
import { presetsOf } from '../state/defaults.js';
import type { TutorialName } from '../state/page-name.js';
import { usePageState } from '../state/use-page-state.js';
import { Choice } from '../ui/choice.js';
import { ExportPanel } from '../ui/export-panel.js';
import { Panel } from '../ui/panel.js';
import { PlaneView } from '../ui/plane-view.js';
import { RecipePanel } from '../ui/recipe-panel.js';
import { CodePanel } from '../workbench/code-panel.js';
import { DevicePanel } from '../workbench/device-panel.js';
import { FiguresPanel } from '../workbench/figures-panel.js';
import { DataPanel, NetworkPanel } from '../workbench/network-panel.js';
import { SettingsPanel } from '../workbench/settings-panel.js';
import { TrainingPanel } from '../workbench/training-panel.js';
import { RatePanel } from './rate-panel.js';
import { stories } from './stories.js';
import type { Story } from './story.js';

/** A tutorial: its story, its networks to train and change, its figures, and all of it at once. */
export function TutorialPage({ name }: { readonly name: TutorialName }) {
  const story = stories[name];
  const { state } = usePageState();
  const inspected = useInspection(state.experiment);
  const training = useTraining(state);
  const { engine, network } = useEngine();
  const { inspection } = inspected;
  // The worker's network may be of another page.
  const own = training.result === undefined ? undefined : network;
  const names = presetsOf(name);
  const preset = state.preset ?? names[0] ?? name;
  return (
    <>
      <StoryHead story={story} />
      {names.length > 1 ? <NetworkChoice names={names} story={story} /> : null}
      <div class="workbench">
        <div class="column">
          <TrainingPanel training={training} />
          <DataPanel {...inspected} views={training.views[0]} />
          {story.findsRate === true ? <RatePanel engine={engine} /> : null}
          <FiguresPanel
            key={resultKey(training.result)}
            isTrained={training.result !== undefined}
            draw={() => engine.figures(name, preset)}
          />
        </div>
        <div class="column">
          <SettingsPanel controls={story.controls} failure={inspected.failure} />
        </div>
      </div>
      <NetworkPanel inspection={inspection} layers={training.views[0]?.layers} />
      {inspection?.plane === undefined || state.seeds === 1 ? null : (
        <Boundaries plane={inspection.plane} inspection={inspection} training={training} />
      )}
      {story.isForInstrument === true ? <DevicePanel network={own} /> : null}
      <CodePanel experiment={state.experiment} inspection={inspection} />
      <ExportPanel engine={engine} network={own} name={fileName(name)} />
      <RecipePanel name={name} />
    </>
  );
}

/** The instrument's file has the name that the command gives it. */
const fileName = (name: TutorialName): string => (name === 'moku-classifier' ? 'classifier' : name);

const resultKey = (result: TrainingResult | undefined): string =>
  result?.models.map(({ checksum }) => checksum).join() ?? '';

function StoryHead({ story: { title, text, tries } }: { readonly story: Story }) {
  return (
    <header class="story">
      <h1>{title}</h1>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <details>
        <summary>Things to try</summary>
        <ul>
          {tries.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </header>
  );
}

function NetworkChoice({ names, story }: { readonly names: readonly string[]; readonly story: Story }) {
  const { state, change } = usePageState();
  return (
    <Choice
      label="Network of the tutorial"
      value={state.preset ?? names[0] ?? ''}
      options={names.map((value) => {
        const about = story.networks[value];
        return { value, label: about === undefined ? value : `${value}: ${about}` };
      })}
      onChange={(preset) => change({ preset })}
    />
  );
}

/** Where each of several networks draws the line. */
function Boundaries({
  plane,
  inspection: { train, test, classNames, isClasses },
  training: { views },
}: {
  readonly plane: Plane;
  readonly inspection: Inspection;
  readonly training: Training;
}) {
  return (
    <Panel title="What each network says of the plane">
      <div class="tiles">
        {views.map(({ model, field }) => (
          <PlaneView
            key={model}
            plane={plane}
            rows={train}
            testRows={test}
            field={field}
            classNames={classNames}
            outputs={field?.outputs ?? 1}
            title={`Network ${model + 1}`}
            isNumbers={!isClasses}
          />
        ))}
      </div>
    </Panel>
  );
}
