import type { DataChoice } from '@linnet/recipes';
import { useState } from 'preact/hooks';
import type { DataFileView } from '../protocol/index.js';
import { useStore } from '../state/use-store.js';
import { useEngineHost } from './engine-context.js';
import type { GivenFiles } from './keep-files.js';

/** The file of one's own that an experiment names. */
export interface DataFileControl {
  /** Whether the experiment names a file that the worker has not been given. */
  readonly isMissing: boolean;
  /** What is in it, once it is there. */
  readonly file: DataFileView | undefined;
  /** Why the file that was given last is not the one, or cannot be read. */
  readonly failure: Error | undefined;
  /** Several where they are read together. */
  give(...files: GivenFiles): Promise<void>;
}

/** Whether the file that an experiment names is there, and the way to give it. */
export function useDataFile(data: DataChoice): DataFileControl {
  const host = useEngineHost();
  const { files } = useStore(host);
  const [failure, setFailure] = useState<Error>();
  const sha256 = data.kind === 'file' ? data.sha256 : undefined;
  const file = files.find(({ view }) => view.sha256 === sha256)?.view;
  const give = async (...given: GivenFiles): Promise<void> => {
    try {
      const view = await host.engine().readData(...given);
      setFailure(sha256 === undefined || view.sha256 === sha256 ? undefined : otherFile(view, sha256));
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return { isMissing: sha256 !== undefined && file === undefined, file, failure, give };
}

const otherFile = (view: DataFileView, sha256: string): Error =>
  new Error(
    `${view.name} is another file: its SHA-256 begins with ${view.sha256.slice(0, 12)}, that of the one that is asked for with ${sha256.slice(0, 12)}.`,
  );
