import type { Experiment, GeneratorName } from '@linnet/recipes/descriptions';
import { Choice, optionsOf } from './choice.js';
import {
  type DataSetting,
  forData,
  generatorLabels,
  settingsOf,
  settingValue,
  startData,
  withSetting,
} from './data-choices.js';
import { NumberField } from './number-field.js';

/** What controls of data take. */
export interface DataControlProps {
  readonly experiment: Experiment;
  readonly changeExperiment: (patch: Partial<Experiment>) => void;
}

/** Which generator draws the rows. A network whose end does not fit other data gets one that does. */
export function GeneratorChoice({ experiment, changeExperiment }: DataControlProps) {
  const { data } = experiment;
  const file = data.kind === 'file' ? [{ value: 'file' as const, label: `The file ${data.name}` }] : [];
  const choose = (kind: GeneratorName | 'file'): void => {
    if (kind !== 'file') changeExperiment(forData(experiment, startData(kind, data)));
  };
  return <Choice label="Data" value={data.kind} options={[...file, ...optionsOf(generatorLabels)]} onChange={choose} />;
}

/** One setting of the generator; nothing where the data do not have it. */
export function DataControl({ experiment, changeExperiment, name }: DataControlProps & { readonly name: string }) {
  const { data } = experiment;
  const setting = settingsOf(data).find(([each]) => each === name)?.[1];
  const value = settingValue(data, name);
  if (setting === undefined || value === undefined || data.kind === 'file') return null;
  const change = (next: string | number): void => changeExperiment(forData(experiment, withSetting(data, name, next)));
  return <SettingControl setting={setting} value={value} onChange={change} />;
}

function SettingControl({
  setting,
  value,
  onChange,
}: {
  readonly setting: DataSetting;
  readonly value: string | number;
  readonly onChange: (value: string | number) => void;
}) {
  if (!('words' in setting)) return <NumberField {...setting} value={Number(value)} onChange={onChange} />;
  const { label, words } = setting;
  const choose = (text: string): void => {
    const word = words.find((each) => String(each.value) === text);
    if (word !== undefined) onChange(word.value);
  };
  const options = words.map((word) => ({ value: String(word.value), label: word.label }));
  return <Choice label={label} value={String(value)} options={options} onChange={choose} />;
}
