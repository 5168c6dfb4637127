import {
  type BackendSource,
  type ExporterPlugin,
  noBackend,
  type Plugin,
  type Registry,
  registeredPlugins,
  unknownName,
} from '@linnet/core';
import { runContext } from './training/run-context.js';

/** A registry seen without its names. */
export type NamelessRegistry = BackendSource & Pick<Registry, 'choose'> & { exporter(name: string): ExporterPlugin };

/** Where names are looked up: in the registry that was given, else in that of the run, else in the default one. */
export const registryInUse = <P extends readonly Plugin[]>(given: Registry<P> | undefined): NamelessRegistry =>
  given ?? runContext()?.registry ?? registeredPlugins() ?? empty;

const unknown = (what: string, name: string): never => {
  throw unknownName(what, name, []);
};

/** Instead of one from `createRegistry`: a page that takes its backend by value does without registries. */
const empty: NamelessRegistry = {
  backends: () => [],
  backend: (name) => unknown('backend', name),
  exporter: (name) => unknown('exporter', name),
  choose: async () => {
    throw noBackend([]);
  },
};
