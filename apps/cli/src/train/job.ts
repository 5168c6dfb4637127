import { given } from '../options.js';
import type { JobDescription, TrainedOn } from '../run/description.js';
import type { Job } from '../run/job.js';
import { type Prepared, prepare } from './prepare.js';
import type { TrainSettings } from './settings.js';

/** What a run takes from its surroundings. */
type Environment = Pick<JobDescription, 'backend' | 'plugins' | 'config'>;

/** A training as a job that can start: data and model are checked by then. */
export async function trainJob(settings: TrainSettings, { backend, plugins, config }: Environment): Promise<Job> {
  const prepared = await prepare(settings);
  return {
    format: 'linnet-run/1',
    kind: 'train',
    name: prepared.name,
    train: settings,
    trainedOn: trainedOn(prepared),
    backend,
    plugins,
    ...given({ config }),
    start: async () => (await import('./start.js')).startTraining(prepared, settings),
  };
}

/** What later data must be read by. */
const trainedOn = ({ sets: { train }, task }: Prepared): TrainedOn => ({
  ...given({ columns: train.columnNames, sampleRate: train.sampleRate }),
  ...(task.kind === 'numbers' ? {} : { classNames: task.classNames }),
});
