import type { Exported } from '@linnet/core';
import type { VerilogReport } from './report.js';

/** What is exported: the design, and what a program needs to run it. */
export interface VerilogDesign {
  /** Of the top module; files are called after it. */
  readonly name: string;
  /** All modules of the design. */
  readonly text: string;
  /** Ports: words that come in one after another, and words that come out side by side. */
  readonly inputs: number;
  readonly inputBits: number;
  readonly outputs: number;
  readonly outputBits: number;
}

/** What the exporter gives. */
export type VerilogExport = Exported<VerilogDesign, VerilogReport>;
