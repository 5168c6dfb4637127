/** One number a reader should see first. */
export interface Fact {
  /** What it is, such as `Accuracy`. */
  readonly label: string;
  /** As people read it, with its unit. */
  readonly value: string;
  /** What it was counted from, or how sure it is. */
  readonly note?: string;
}

/** A table; columns that hold only numbers are set to the right. */
export interface ReportTable {
  /** The headings of the columns. */
  readonly head: readonly string[];
  /** Each as long as `head`; numbers are written as they are, so round them first. */
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A file that lies beside the report, or below it. */
export interface ReportLink {
  /** From the folder of the report, such as `figures/loss.svg`. */
  readonly path: string;
  /** Default: the path. */
  readonly label?: string;
  /** What is in it. */
  readonly note?: string;
}

/** One part of a report. What is given is shown, in the order of these properties. */
export interface ReportSection {
  /** None where the section goes on with what stands above it, such as one figure of several. */
  readonly title?: string;
  /** Paragraphs, parted by empty lines. */
  readonly text?: string;
  /** Numbers to see first. */
  readonly facts?: readonly Fact[];
  /** One table. */
  readonly table?: ReportTable;
  /** A figure as SVG text, from `renderFigure` or `toSvg`. It goes into the page as it is. */
  readonly figure?: string;
  /** What the figure, or else the table, shows. */
  readonly caption?: string;
  /** Text set as it is, such as the summary of a model. */
  readonly code?: string;
  /** Files beside the report. */
  readonly links?: readonly ReportLink[];
}

/** A report as data. */
export interface ReportContent {
  /** Of the page. */
  readonly title: string;
  /** What was done and what came out, in a few sentences; paragraphs are parted by empty lines. */
  readonly lead?: string;
  /** In their order. */
  readonly sections: readonly ReportSection[];
}
