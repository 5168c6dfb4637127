import { type BackendSource, defaultRegistry, type ExporterPlugin, type Plugin, type Registry } from '@linnet/core';
import { runContext } from './training/run-context.js';

/** A registry seen without its names. */
type NamelessRegistry = BackendSource & { exporter(name: string): ExporterPlugin };

/** Where names are looked up: in the registry that was given, else in that of the run, else in the default one. */
export const registryInUse = <P extends readonly Plugin[]>(given: Registry<P> | undefined): NamelessRegistry =>
  given ?? runContext()?.registry ?? defaultRegistry();
