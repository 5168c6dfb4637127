import { useId, useState } from 'preact/hooks';
import type { GivenFile } from '../engine/protocol.js';
import { describedBy } from './field.js';
import { fileProblem } from './file-problem.js';
import { Problem } from './problem.js';

/** What a {@link FileDrop} takes. */
export interface FileDropProps {
  readonly label: string;
  /** Endings, with commas in between: `.csv,.npy`. */
  readonly accept: string;
  readonly onFile: (file: GivenFile) => void;
  readonly hint?: string;
}

/** A place to drop a file on; with the keys, or a click, it opens the browser's own choice of files. */
export function FileDrop({ label, accept, onFile, hint }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (files: FileList | null | undefined): Promise<void> => {
    const wrong = fileProblem(Array.from(files ?? []), accept);
    const file = files?.[0];
    setProblem(wrong);
    if (wrong !== undefined || file === undefined) return;
    try {
      onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      setProblem(`${file.name} could not be read: the browser may not open it, or it is gone.`);
    }
  };
  return (
    <div class="field">
      <label
        for={id}
        class={isOver ? 'file-drop over' : 'file-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer?.files);
        }}
      >
        <span>{label}</span>
        <span class="hint">Drop a file here, or choose one: {accept.replaceAll(',', ', ')}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          {...describedBy(id, hint)}
          onChange={(event) => {
            const input = event.currentTarget;
            // The same file may be chosen again after it was changed.
            void take(input.files).finally(() => {
              input.value = '';
            });
          }}
        />
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      {problem === undefined ? null : <Problem error={problem} />}
    </div>
  );
}
