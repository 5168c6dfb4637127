import type { Slot } from './slot.js';

/** Options of settings that have a range. */
export interface SettingOptions {
  /** False lets the instrument take the nearest value it can; `onWarning` hears of it. Default: true, which refuses. */
  readonly strict?: boolean;
}

/** What every instrument can do. */
export interface Instrument {
  /** Its state in words. */
  summary(): Promise<string>;
  /** Back to how it starts. */
  setDefaults(): Promise<void>;
  /** Its settings as a file of the instrument's own kind. */
  saveSettings(): Promise<Uint8Array<ArrayBuffer>>;
  /** Takes what `saveSettings` gave. */
  loadSettings(file: Uint8Array): Promise<void>;
}

/** The operations that all instruments share. */
export const commonOperations = (slot: Slot): Instrument => ({
  summary: () => slot.readText('summary'),
  setDefaults: () => slot.command('set_defaults'),
  saveSettings: () => slot.download('save_settings'),
  loadSettings: (file) => slot.postBytes('load_settings', Uint8Array.from(file)),
});
