import type { BackendName, Experiment, RecipeOptions, TutorialName } from '@linnet/recipes';
import type { Inspection, Show, Views } from './drawings.js';
import type { DataFileView, ExportedFiles, ExportKind, ExportOptions, GivenFile } from './files.js';
import type { Arithmetic, InstrumentsView, NetworkFacts, RestoredView, StreamView } from './networks.js';
import type { FigureText, RecipeEvent, RecipeReport } from './recipes.js';
import type { TrainingEvent, TrainingResult } from './trainings.js';

/** What runs in the worker. Rejections are errors whose `message` helps; `name` is `LinnetError` where linnet threw. */
export interface Engine {
  /** Which backends are there, and why not the others. */
  backends(): Promise<readonly { readonly name: string; readonly unavailable: string | undefined }[]>;
  /**
   * Reads a file that an experiment is to be trained on, and says what is in it: .csv, .tsv or .txt, .npy, a data set as
   * .json, a .dat of rows of three doubles; or several at once, X_1.dat, Y_1.dat and so on. Keeps them for the experiments
   * that name their SHA-256.
   */
  readData(...files: readonly [GivenFile, ...GivenFile[]]): Promise<DataFileView>;
  /** Tells of the network that there is, now and whenever it is another one; undefined where there is none. */
  watchNetwork(listen: (network: NetworkFacts | undefined) => void): Promise<void>;
  /** Draws the rows and lays the network out, without training. */
  inspect(experiment: Experiment): Promise<Inspection>;
  /**
   * Trains from `seeds` seeds, the experiment's and those after it, side by side where the backend can; ends when all have
   * ended, or after `stop`. What else runs (a training, a recipe, a search for a learning rate) is stopped first. Exports,
   * figures and streams are of the first model. With `paused` nothing begins before `resume` or `step`.
   */
  train(
    experiment: Experiment,
    options: { readonly seeds: number; readonly show: Show; readonly paused: boolean },
    listen: (event: TrainingEvent) => void,
  ): Promise<TrainingResult>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** One epoch of each model that trains, then it is paused again; resolves when that is done. */
  step(): Promise<void>;
  /** Resolves when what was running has ended; an epoch that has not ended is dropped. */
  stop(): Promise<void>;
  /** Changes what is drawn; draws at once where there are models. */
  show(show: Show): Promise<readonly Views[]>;
  /** Takes a model file, or a .linn with its setup, one by one or as an archive; later calls are of it. */
  restore(...files: readonly [GivenFile, ...GivenFile[]]): Promise<RestoredView>;
  /** The tutorial's figures of the network that was trained last. */
  figures(tutorial: TutorialName, experiment: string): Promise<readonly FigureText[]>;
  /** A figure as it is drawn for a report: curves of the training, the plane with its points. */
  playgroundFigures(): Promise<readonly FigureText[]>;
  findLearningRate(
    experiment: Experiment,
  ): Promise<{ readonly figure: FigureText; readonly suggestion: number | undefined }>;
  /** What else of a recipe can be run than itself, with a line for each. */
  recipeExperiments(name: string): Promise<Readonly<Record<string, string>>>;
  /** Runs a whole recipe, as `linnet run` does; rejects where it was stopped. */
  runRecipe(
    name: string,
    options: Partial<RecipeOptions> & { readonly backend?: BackendName },
    listen: (event: RecipeEvent) => void,
  ): Promise<RecipeReport>;
  /** What instruments make of the network that was trained or restored last; undefined where none can hold it. */
  onInstruments(): Promise<InstrumentsView | undefined>;
  exportModel(kind: ExportKind, options: ExportOptions): Promise<ExportedFiles>;
  /** Makes a stream of the network that there is, which ends with it; undefined where there is none. */
  openStream(arithmetic: Arithmetic): Promise<StreamView | undefined>;
  /**
   * Answers to the next samples: `outputs` numbers for each; NaN until the window is full. Values of fixed point that did
   * not fit their word are counted. Undefined where no stream is open: it ended with its network.
   */
  push(samples: Float32Array): Promise<{ readonly answers: Float32Array; readonly saturated: number } | undefined>;
}
