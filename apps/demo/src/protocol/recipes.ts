import type { ReportSection } from 'linnet/plot';
import type { GivenFile } from './files.js';

/** A figure as SVG text. */
export interface FigureText {
  readonly title: string;
  readonly description: string;
  readonly svg: string;
}

/** What the worker tells while a recipe runs. */
export interface RecipeEvent {
  /** What it has printed since the last one: summaries, progress. Of epochs that end fast, some are left out. */
  readonly text: string;
  /** Trained so far. */
  readonly networks: number;
  /** Of all of them together. */
  readonly epochs: number;
}

/** What a recipe came to: what `linnet run` writes into its report. */
export interface RecipeReport {
  readonly title: string;
  readonly lead: string;
  readonly outcomes: readonly {
    readonly name: string;
    readonly stated: string;
    readonly bound: string;
    readonly reached: string;
    readonly reason: string;
    readonly isReached: boolean | undefined;
  }[];
  readonly figures: readonly FigureText[];
  readonly sections: readonly ReportSection[];
  /** Of the model that it keeps, and how many epochs it trained. */
  readonly checksum: string | undefined;
  readonly epochs: number | undefined;
  /** What `linnet run` writes into its folder: the model, its history, exports with what stands beside them. */
  readonly files: readonly GivenFile[];
}
