import { useState } from 'preact/hooks';
import { useEngine } from '../client/engine-context.js';
import type { GivenFiles } from '../client/keep-files.js';
import type { RestoredView } from '../protocol/index.js';
import { Facts } from '../ui/facts.js';
import { FileDrop } from '../ui/file-drop.js';
import { isModelFile } from '../ui/is-model-file.js';
import { NetworkDrawing } from '../ui/network-drawing.js';
import { Notice } from '../ui/notice.js';
import { countText } from '../ui/numbers.js';
import { Panel } from '../ui/panel.js';
import { PlaneView } from '../ui/plane-view.js';
import { Problem } from '../ui/problem.js';
import { useTask } from '../ui/use-task.js';

/** Takes a model back that was saved here or by the command; `onRestored` is told, for it takes the place of what was trained. */
export function RestorePanel({ onRestored }: { readonly onRestored: () => void }) {
  const { engine } = useEngine();
  const [restored, setRestored] = useState<RestoredView>();
  const { failure, run } = useTask();
  const restore = async (files: GivenFiles): Promise<void> => {
    setRestored(await engine.restore(...files));
    onRestored();
  };
  return (
    <Panel title="Bring a network back">
      <FileDrop
        label="A model file (.json), or a .linn with its setup"
        accept=".json,.linn,.zip"
        multiple
        anywhere={isModelFile}
        onFiles={(files) => run(() => restore(files))}
        hint="A .linn and its .setup.json are given together, or as the archive that was saved."
      />
      {failure === undefined ? null : <Problem error={failure} />}
      {restored === undefined ? null : <Restored restored={restored} />}
    </Panel>
  );
}

function Restored({
  restored: { network, checksum, kind, plane, isClasses, views, notes },
}: {
  readonly restored: RestoredView;
}) {
  return (
    <>
      <Facts
        facts={[
          { label: 'Kind', value: kind === 'linn' ? 'a network for the instrument' : 'a model' },
          { label: 'Parameters', value: countText(network.parameters) },
          { label: 'Checksum', value: checksum },
        ]}
      />
      {notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      <p>Until another one is trained it is what is taken away, and what the page of the instrument runs.</p>
      <NetworkDrawing network={network} layers={views.layers} />
      {plane === undefined || views.field === undefined ? null : (
        <PlaneView
          plane={plane}
          rows={undefined}
          field={views.field}
          outputs={views.field.outputs}
          classNames={undefined}
          title="What it tells the plane"
          isNumbers={!isClasses}
        />
      )}
    </>
  );
}
