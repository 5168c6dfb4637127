import { useId, useState } from 'preact/hooks';
import type { GivenFiles } from '../client/keep-files.js';
import type { GivenFile } from '../protocol/index.js';
import { describedBy } from './field.js';
import { fileProblem } from './file-problem.js';
import { Problem } from './problem.js';
import { usePageDrop } from './use-page-drop.js';

/** What a {@link FileDrop} takes. */
export interface FileDropProps {
  readonly label: string;
  /** Endings, with commas in between: `.csv,.npy`. */
  readonly accept: string;
  readonly onFiles: (files: GivenFiles) => void;
  /** Whether several may be given together. */
  readonly multiple?: boolean;
  readonly hint?: string;
  /** Which files it also takes when they are dropped anywhere on the page. Default: none. */
  readonly anywhere?: (file: File) => Promise<boolean>;
}

/** A place to drop a file on; with the keys, or a click, it opens the browser's own choice of files. */
export function FileDrop({ label, accept, onFiles, multiple = false, hint, anywhere }: FileDropProps) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const take = async (list: FileList | null | undefined): Promise<void> => {
    const files = Array.from(list ?? []);
    const wrong = fileProblem(files, accept, multiple);
    setProblem(wrong);
    if (wrong !== undefined) return;
    const [first, ...others] = await Promise.all(files.map(read));
    if (first !== undefined) onFiles([first, ...others]);
  };
  const tell = (error: unknown): void => setProblem(error instanceof Error ? error.message : String(error));
  usePageDrop(anywhere, (files) => take(files).catch(tell));
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
          void take(event.dataTransfer?.files).catch(tell);
        }}
      >
        <span>{label}</span>
        <span class="hint">
          Drop {multiple ? 'files' : 'a file'} here, or choose {multiple ? 'them' : 'one'}:{' '}
          {accept.replaceAll(',', ', ')}
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          {...describedBy(id, hint)}
          onChange={(event) => {
            const input = event.currentTarget;
            // The same file may be chosen again after it was changed.
            void take(input.files)
              .catch(tell)
              .finally(() => {
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

async function read(file: File): Promise<GivenFile> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (cause) {
    throw new Error(`${file.name} could not be read: the browser may not open it, or it is gone.`, { cause });
  }
}
