import type { Experiment } from '@linnet/recipes/descriptions';
import { useState } from 'preact/hooks';
import type { Inspection } from '../protocol/index.js';
import { CodeBox } from '../ui/code-box.js';
import { Panel } from '../ui/panel.js';
import { useLoaded } from '../ui/use-loaded.js';

/** The TypeScript that trains the same network, in step with the settings. */
export function CodePanel({
  experiment,
  inspection,
}: {
  readonly experiment: Experiment;
  readonly inspection: Inspection | undefined;
}) {
  const [isOpen, setOpen] = useState(false);
  const writer = useLoaded(loadWriter, isOpen);
  return (
    <Panel title="The same in TypeScript">
      <p>
        It trains the same network to the same bits in Node: save it as train.ts and run it with{' '}
        <code>linnet run ./train.ts</code>, which tells the same checksum.
      </p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Show the code</summary>
        {writer === undefined || !isOpen ? null : (
          <CodeBox code={writer.experimentCode(experiment, inspection?.shape)} title="train.ts" />
        )}
      </details>
    </Panel>
  );
}

const loadWriter = () => import('@linnet/recipes/code');
