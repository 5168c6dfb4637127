import type { Training } from '../client/use-training.js';
import { Button } from './button.js';
import { epochsDone, epochText, secondsText, trainingNews } from './training-text.js';
import { useElapsed } from './use-elapsed.js';

/** What {@link TrainControls} take. */
export interface TrainControlsProps {
  readonly training: Training;
  /** How many epochs there are at most. */
  readonly epochs?: number;
}

/** The buttons of a training, and how far it is. */
export function TrainControls({ training, epochs }: TrainControlsProps) {
  const { phase, curves, result } = training;
  const measured = useElapsed(phase);
  const seconds = result?.models.reduce((most, model) => Math.max(most, model.seconds), 0) ?? measured;
  const isLive = phase === 'running' || phase === 'paused';
  return (
    <div class="train-controls">
      <div class="actions">
        <MainButton training={training} />
        <Button onClick={training.step} disabled={phase === 'running'}>
          Step
        </Button>
        <Button onClick={training.stop} disabled={!isLive}>
          Stop
        </Button>
        <Button onClick={training.reset} disabled={phase === 'idle'}>
          Reset
        </Button>
      </div>
      <p class="train-count">
        <span>{epochText(epochsDone(curves), epochs)}</span>
        <span>{secondsText(seconds)}</span>
      </p>
      <p class="visually-hidden" role="status">
        {trainingNews(training)}
      </p>
    </div>
  );
}

/** One button, so that it keeps its place and the focus: what it does follows from where the training stands. */
function MainButton({ training }: { readonly training: Training }) {
  const { phase, pause, resume, start } = training;
  if (phase === 'running') return mainButton('Pause', pause);
  if (phase === 'paused') return mainButton('Resume', resume);
  return mainButton(phase === 'idle' ? 'Train' : 'Train again', start);
}

const mainButton = (text: string, onClick: () => void) => (
  <Button kind="primary" onClick={onClick}>
    {text}
  </Button>
);
