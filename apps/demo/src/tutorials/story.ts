import type { ExperimentControl } from '../ui/experiment-controls.js';

/** What a tutorial's page says and offers. */
export interface Story {
  readonly title: string;
  /** Paragraphs above the network. */
  readonly text: readonly string[];
  /** What there is to try, a line each. */
  readonly tries: readonly string[];
  /** The settings that are offered. */
  readonly controls: readonly ExperimentControl[];
  /** What each of the tutorial's networks is, by its name. */
  readonly networks: Readonly<Record<string, string>>;
  /** Whether a learning rate can be looked for: it asks for one. */
  readonly findsRate?: boolean;
  /** Whether what instruments make of the network is shown: it is made for them. */
  readonly isForInstrument?: boolean;
}
