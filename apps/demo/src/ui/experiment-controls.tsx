import { type Experiment, experimentKinds } from '@linnet/recipes/descriptions';
import type { ComponentChild } from 'preact';
import { Choice, optionsOf } from './choice.js';
import { settingsOf } from './data-choices.js';
import { DataControl, GeneratorChoice } from './data-settings.js';
import { LayersEditor } from './layers-editor.js';
import { rangeOf } from './member-range.js';
import { NumberField } from './number-field.js';
import { shareText } from './numbers.js';
import { backendLabels, lossLabels, optimizerLabels, scalingLabels } from './setting-names.js';
import { Slider } from './slider.js';
import { Toggle } from './toggle.js';

/** Something that can be changed about an experiment. `data` is the generator and what only that has. */
export type ExperimentControl =
  | 'layers'
  | 'optimizer'
  | 'learningRate'
  | 'batchSize'
  | 'epochs'
  | 'patience'
  | 'noise'
  | 'rows'
  | 'seed'
  | 'dataSeed'
  | 'test'
  | 'watch'
  | 'loss'
  | 'scaling'
  | 'forInstrument'
  | 'backend'
  | 'data';

/** What {@link ExperimentControls} take. */
export interface ExperimentControlsProps {
  readonly state: { readonly experiment: Experiment };
  readonly changeExperiment: (patch: Partial<Experiment>) => void;
  /** Which, in this order; those that the data do not have are left out. */
  readonly controls: readonly ExperimentControl[];
}

/** Settings of an experiment, to change. */
export function ExperimentControls({ controls, state, ...others }: ExperimentControlsProps) {
  const context: ControlContext = { ...others, experiment: state.experiment, controls };
  return (
    <div class="controls">
      {controls.map((control) => (
        <div key={control} class={`control ${control}`}>
          {draw[control](context)}
        </div>
      ))}
    </div>
  );
}

interface ControlContext extends Omit<ExperimentControlsProps, 'state'> {
  readonly experiment: Experiment;
}

/** Of every generator the same. */
const seeds = rangeOf(experimentKinds.seed.range);

const draw: Readonly<Record<ExperimentControl, (context: ControlContext) => ComponentChild>> = {
  data: ({ experiment, changeExperiment, controls }) => (
    <>
      <GeneratorChoice experiment={experiment} changeExperiment={changeExperiment} />
      {settingsOf(experiment.data)
        .filter(([name]) => !controls.some((control) => control === name))
        .map(([name]) => (
          <DataControl key={name} name={name} experiment={experiment} changeExperiment={changeExperiment} />
        ))}
    </>
  ),
  rows: (context) => <DataControl name="rows" {...context} />,
  noise: (context) => <DataControl name="noise" {...context} />,
  dataSeed: ({ experiment: { data }, changeExperiment }) =>
    data.kind === 'file' ? null : (
      <NumberField
        label="Seed of the data"
        value={data.seed}
        {...seeds}
        onChange={(seed) => changeExperiment({ data: { ...data, seed } })}
      />
    ),
  seed: ({ experiment, changeExperiment }) => (
    <NumberField
      label="Seed"
      value={experiment.seed}
      {...seeds}
      onChange={(seed) => changeExperiment({ seed })}
      hint="Of start weights and order."
    />
  ),
  test: ({ experiment, changeExperiment }) => (
    <Slider
      label="Kept apart"
      value={experiment.test}
      min={experimentKinds.test.range.least}
      max={experimentKinds.test.range.most}
      step={0.05}
      format={shareText}
      onChange={(test) => changeExperiment({ test })}
      hint="Rows that training never sees."
    />
  ),
  watch: ({ experiment, changeExperiment }) => (
    <Toggle
      label="Measure the rows kept apart after every epoch"
      checked={experiment.watch}
      onChange={(watch) => changeExperiment({ watch })}
    />
  ),
  layers: ({ experiment: { layers, forInstrument }, changeExperiment }) => (
    <LayersEditor
      layers={layers}
      forInstrument={forInstrument}
      onChange={(text) => changeExperiment({ layers: text })}
    />
  ),
  optimizer: ({ experiment, changeExperiment }) => (
    <Choice
      label="Optimiser"
      value={experiment.optimizer}
      options={optionsOf(optimizerLabels)}
      onChange={(optimizer) => changeExperiment({ optimizer })}
    />
  ),
  learningRate: ({ experiment, changeExperiment }) => (
    <NumberField
      label="Learning rate"
      value={experiment.learningRate}
      {...rangeOf(experimentKinds.learningRate.range)}
      step="any"
      onChange={(learningRate) => changeExperiment({ learningRate })}
    />
  ),
  batchSize: ({ experiment, changeExperiment }) => (
    <NumberField
      label="Batch size"
      value={experiment.batchSize}
      {...rangeOf(experimentKinds.batchSize.range)}
      onChange={(batchSize) => changeExperiment({ batchSize })}
    />
  ),
  epochs: ({ experiment, changeExperiment }) => (
    <NumberField
      label="Epochs"
      value={experiment.epochs}
      {...rangeOf(experimentKinds.epochs.range)}
      onChange={(epochs) => changeExperiment({ epochs })}
    />
  ),
  patience: ({ experiment, changeExperiment }) => (
    <NumberField
      label="Patience"
      value={experiment.patience}
      {...rangeOf(experimentKinds.patience.range)}
      onChange={(patience) => changeExperiment({ patience })}
      hint="Epochs without a better loss before it ends; 0 for never."
    />
  ),
  loss: ({ experiment, changeExperiment }) => (
    <Choice
      label="Loss"
      value={experiment.loss}
      options={optionsOf(lossLabels)}
      onChange={(loss) => changeExperiment({ loss })}
    />
  ),
  scaling: ({ experiment, changeExperiment }) => (
    <Choice
      label="Scaling"
      value={experiment.scaling}
      options={optionsOf(scalingLabels)}
      onChange={(scaling) => changeExperiment({ scaling })}
      hint="How inputs, and numbers to predict, come to the range from -1 to 1."
    />
  ),
  forInstrument: ({ experiment, changeExperiment }) => (
    <Toggle
      label="Within what the instrument can hold"
      checked={experiment.forInstrument}
      onChange={(forInstrument) => changeExperiment({ forInstrument })}
    />
  ),
  backend: ({ experiment, changeExperiment }) => (
    <Choice
      label="Backend"
      value={experiment.backend}
      options={optionsOf(backendLabels)}
      onChange={(backend) => changeExperiment({ backend })}
      hint="What computes. Each gives the same bits every time; they differ from each other in last digits."
    />
  ),
};
