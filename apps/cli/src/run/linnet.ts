/** The types of the umbrella that runs work with, in one place. */
export type { CompiledModel, Exported, History, Proportion } from 'linnet';
export type { Figure, ReportSection } from 'linnet/plot';
