import type { Remote } from 'comlink';
import type { DataFileView, Engine, GivenFile } from '../protocol/index.js';

/** Files that are read together: most often one. */
export type GivenFiles = readonly [GivenFile, ...GivenFile[]];

/** What the worker has read, and the page keeps for the next worker. */
export interface KeptFiles {
  readonly files: GivenFiles;
  readonly view: DataFileView;
}

/** The same engine, which tells of all files of data that it could read. */
export const keepFiles = (engine: Remote<Engine>, keep: (kept: KeptFiles) => void): Remote<Engine> =>
  new Proxy(engine, {
    get(target, name) {
      if (name !== 'readData') return Reflect.get(target, name);
      return async (...files: GivenFiles): Promise<DataFileView> => {
        const view = await target.readData(...files);
        keep({ files, view });
        return view;
      };
    },
  });

/** All that was kept and one more, which takes the place of the same one. */
export const withFiles = (all: readonly KeptFiles[], added: KeptFiles): readonly KeptFiles[] => [
  ...all.filter(({ view }) => view.sha256 !== added.view.sha256),
  added,
];
