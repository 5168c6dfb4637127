/**
 * What the page and its worker say to each other. All of it is plain data, which `postMessage` can copy; figures travel
 * as SVG text, so that the page has nothing to compute while a network trains.
 */
import type { Shape } from '@linnet/core';
import type { BackendName, Experiment, RecipeOptions } from '@linnet/recipes';
import type { ReportSection } from 'linnet/plot';

/** A file that somebody dropped on the page. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Rows as the page draws them: at most `mostShownRows` of each set. */
export interface RowsView {
  /** How many there are in all. */
  readonly rows: number;
  /** One after another, each of `width` numbers. */
  readonly x: Float32Array;
  /** One after another, each of `targets` numbers: class indices, or numbers to predict. */
  readonly y: Float32Array;
}

/** The data of an experiment, and the network that it trains. */
export interface Inspection {
  readonly shape: Shape;
  /** Numbers of a row. */
  readonly width: number;
  /** Numbers of a target. */
  readonly targets: number;
  readonly classNames: readonly string[] | undefined;
  readonly columnNames: readonly string[] | undefined;
  readonly train: RowsView;
  readonly test: RowsView | undefined;
  /** Of rows of two numbers: what a picture of the plane shows, with room around the points. */
  readonly plane: Plane | undefined;
  /** Whether the network is to tell classes; else it predicts numbers. */
  readonly isClasses: boolean;
  readonly network: NetworkView;
}

/** A part of the plane. */
export interface Plane {
  readonly low: readonly [x: number, y: number];
  readonly high: readonly [x: number, y: number];
}

/** A network as the page draws it. */
export interface NetworkView {
  readonly inputs: Shape;
  readonly layers: readonly LayerView[];
  readonly parameters: number;
  /** Keras's table. */
  readonly summary: string;
}

/** One of its layers. */
export interface LayerView {
  readonly kind: string;
  readonly name: string;
  readonly output: Shape;
  readonly activation: string | undefined;
  readonly parameters: number;
  /** Of dense layers, once there are weights: inputs x units, for the strengths of the lines. */
  readonly kernel: { readonly inputs: number; readonly units: number; readonly values: Float32Array } | undefined;
}

/** What the worker draws beside training, and how often: changed at any time with `show`. */
export interface Show {
  /** Values of the plane at resolution x resolution places; 0 for none. */
  readonly resolution: number;
  /** Word length of a second picture, of the quantised network; 0 for none. */
  readonly bits: number;
  /** Whether there is one picture for every unit too. */
  readonly units: boolean;
}

/**
 * Values over the plane, at the middles of resolution x resolution cells: rows from the top (high y) down, columns from the
 * left, and of each place all outputs one after another.
 */
export interface Field {
  readonly resolution: number;
  readonly outputs: number;
  /** `resolution * resolution * outputs` numbers. */
  readonly values: Float32Array;
}

/** What the quantised network does on the plane and on the rows. */
export interface QuantisedView {
  readonly bits: number;
  readonly field: Field | undefined;
  /** Accuracy where there are classes, else the mean squared error, of the training rows; undefined where there are none. */
  readonly score: number | undefined;
  /** The same of the rows that are kept apart. */
  readonly testScore: number | undefined;
  /** Values that were limited to what a word holds, of all that were computed on the training rows. */
  readonly saturated: number;
  readonly computed: number;
  /** By the name of each layer that saturates: the share of its values that was limited. */
  readonly saturatedLayers: Readonly<Record<string, number>>;
}

/** Pictures of a network as it is now. */
export interface Views {
  /** From 0: of which of several seeds. */
  readonly model: number;
  readonly field: Field | undefined;
  readonly quantised: QuantisedView | undefined;
  /** Why there is no quantised view, where one was asked for: such as layers that cannot be quantised. */
  readonly refused: string | undefined;
  /** By layer with weights, a field with an output for each unit, after its activation and what limits it. */
  readonly units: readonly { readonly layer: string; readonly field: Field }[] | undefined;
  /** As in `NetworkView`, with the kernels of its dense layers. */
  readonly layers: readonly LayerView[];
}

/** An epoch of one of the models. */
export interface EpochEvent {
  readonly kind: 'epoch';
  readonly model: number;
  /** From 0. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number | undefined;
  readonly testLoss: number | undefined;
  readonly testAccuracy: number | undefined;
  readonly learningRate: number;
  readonly seconds: number;
}

/** What the worker tells while it trains: epochs in batches, at most some thirty times a second; pictures less often. */
export type TrainingEvent =
  /** In the order in which they ended; several models take turns. */
  | { readonly kind: 'epochs'; readonly epochs: readonly EpochEvent[] }
  /** The newest of every model that was drawn so far: they replace those before. */
  | { readonly kind: 'views'; readonly views: readonly Views[] }
  | { readonly kind: 'paused'; readonly isPaused: boolean }
  /** A line for people, such as why something else computes than was asked for. */
  | { readonly kind: 'note'; readonly text: string };

/** What the worker tells while a recipe runs. */
export interface RecipeEvent {
  /** What it has printed since the last one: summaries, progress. Of epochs that end fast, some are left out. */
  readonly text: string;
  /** Trained so far. */
  readonly networks: number;
  /** Of all of them together. */
  readonly epochs: number;
}

/** What a training came to. */
export interface TrainingResult {
  readonly models: readonly TrainedView[];
}

/** One of the models after training. */
export interface TrainedView {
  readonly seed: number;
  readonly epochs: number;
  /** Why it ended early, if it did. */
  readonly stopped: string | undefined;
  readonly interrupted: boolean;
  readonly seconds: number;
  readonly microsecondsPerStep: number;
  readonly backend: string;
  /** That of the model file: the same weights give the same one. */
  readonly checksum: string;
  /** After training, in inference mode; accuracy where there are classes. Undefined where no epoch ended. */
  readonly train: Score | undefined;
  readonly test: Score | undefined;
  readonly views: Views;
}

/** Loss and accuracy of some rows. */
export interface Score {
  readonly loss: number;
  readonly accuracy: number | undefined;
}

/** A figure as SVG text. */
export interface FigureText {
  readonly title: string;
  readonly description: string;
  readonly svg: string;
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

/** What can be taken away of the trained model. */
export const exportKinds = ['model', 'linn', 'c', 'verilog', 'onnx', 'history'] as const;

/** One of them. */
export type ExportKind = (typeof exportKinds)[number];

/** How something is taken away. */
export interface ExportOptions {
  /** Of the files, without an extension. */
  readonly name: string;
  /** Word length for C, Verilog and ONNX; 0 for floats, which Verilog has none of. */
  readonly bits: number;
}

/** Files that were made: the first is what was asked for, the others stand beside it. */
export interface ExportedFiles {
  readonly files: readonly GivenFile[];
  /** What there is to say of it: latency, limits, word lengths. */
  readonly notes: readonly string[];
}

/** The arithmetic that a stream runs in. */
export type Arithmetic = { readonly kind: 'float' } | { readonly kind: 'fixed'; readonly bits: number };

/** The trained network as the instrument runs it, sample by sample. */
export interface StreamView {
  /** Samples that a window holds. */
  readonly needed: number;
  readonly outputs: number;
  /** Of one inference; undefined where no instrument can hold the network. */
  readonly latencyCycles: number | undefined;
  /** Every kind of instrument. */
  readonly devices: readonly DeviceView[];
  /** What of the network no instrument can hold; empty where all of it fits. */
  readonly limits: readonly string[];
}

/** A kind of instrument. */
export interface DeviceView {
  readonly name: string;
  readonly clockHertz: number;
  /** Of one inference, approximately. */
  readonly latencySeconds: number | undefined;
  /** The fastest that it samples, in hertz. */
  readonly sampleRate: number;
  /** Voltages, such as `-2.5 V to 2.5 V`. */
  readonly inputRange: string;
  /** What keeps it from running this network, or is to be watched for. */
  readonly notes: readonly string[];
}

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
  /** Takes a model file, or a .linn, in place of training; later calls are of it. */
  restore(file: GivenFile): Promise<RestoredView>;
  /** The tutorial's figures of the network that was trained last. */
  figures(tutorial: string, experiment: string): Promise<readonly FigureText[]>;
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
  exportModel(kind: ExportKind, options: ExportOptions): Promise<ExportedFiles>;
  /** Makes a stream of the model that was trained or restored last. */
  openStream(arithmetic: Arithmetic): Promise<StreamView>;
  /** Answers to the next samples: `outputs` numbers for each; NaN until the window is full. Values of fixed point that did not fit their word are counted. */
  push(samples: Float32Array): Promise<{ readonly answers: Float32Array; readonly saturated: number }>;
}

/** What is in a file of data. */
export interface DataFileView {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly columns: readonly string[];
  /** What of it an experiment predicts, where the file says; else it is asked for. */
  readonly target: readonly string[];
  /** Whether columns can be chosen, by name, or by index where they are `0`, `1` and so on. */
  readonly hasColumns: boolean;
  /** How it was read, where the file does not say. */
  readonly notes: readonly string[];
}

/** The network that the worker has now: what is exported, streamed and uploaded. */
export interface NetworkFacts {
  /** Whether it was trained here; else it came from a file. */
  readonly isTrained: boolean;
  /** That of its model file. */
  readonly checksum: string;
  /** Why the instrument cannot hold it; empty where it can. */
  readonly instrumentProblems: readonly string[];
}

/** A model that came from a file. */
export interface RestoredView {
  readonly network: NetworkView;
  readonly checksum: string;
  /** `model` files say all; a `.linn` holds a network for the instrument alone. */
  readonly kind: 'model' | 'linn';
  /** Of networks on two numbers: what the views show. */
  readonly plane: Plane | undefined;
  /** Whether it tells classes, as its last activation says; else numbers. */
  readonly isClasses: boolean;
  readonly views: Views;
}

/** Rows of each set that the page is given. */
export const mostShownRows = 2000;
