import { describe, expect, it } from 'vitest';
import { detect, partsInWindow, windowCounts } from './detection.js';

const flags = (text: string): readonly boolean[] => Array.from(text, (letter) => letter === '#');

// A defect of samples 4 and 5 is in windows of 3 that end with samples 4 to 7.
const defects = [{ start: 4, width: 2 }];
const sliding = { window: 3, rate: 100 };

describe('partsInWindow', () => {
  it('tells the share of a defect at each sample', () => {
    expect(partsInWindow(defects, 3, 10)).toEqual(Float64Array.of(0, 0, 0, 0, 0.5, 1, 1, 0.5, 0, 0));
    // A defect that is wider than the window is never in it as a whole.
    expect(Math.max(...partsInWindow([{ start: 1, width: 4 }], 2, 10))).toBe(0.5);
  });
});

describe('windowCounts', () => {
  it('keeps windows with a part of a defect apart', () => {
    expect(windowCounts([{ defects, alarms: flags('.#..#.##..') }], 3)).toEqual({
      none: { windows: 6, alarms: 1 },
      part: { windows: 2, alarms: 2 },
      whole: { windows: 2, alarms: 1 },
    });
  });
});

describe('detect', () => {
  it('counts from the first sample of a defect, and false alarms by sound time', () => {
    expect(detect([{ defects, alarms: flags('.#....##..') }], sliding, 1)).toEqual({
      debounce: 1,
      defects: 1,
      found: 1,
      delay: { samples: { median: 2, most: 2 }, seconds: { median: 0.02, most: 0.02 } },
      falseAlarms: 1,
      // One in six samples without a defect, at 100 samples a second.
      falseAlarmsPerSecond: 100 / 6,
    });
  });

  it('lets a debounce come late, and drops what is short', () => {
    expect(detect([{ defects, alarms: flags('.#....##..') }], sliding, 2)).toMatchObject({
      found: 1,
      delay: { samples: { median: 3, most: 3 } },
      falseAlarms: 0,
    });
    // The second of two that agree is one sample after the defect has left the window.
    expect(detect([{ defects, alarms: flags('.......##.') }], sliding, 2)).toMatchObject({ found: 1, falseAlarms: 0 });
    expect(detect([{ defects, alarms: flags('........##') }], sliding, 2)).toMatchObject({ found: 0, falseAlarms: 1 });
  });

  it('has no delay where nothing was found', () => {
    expect(detect([{ defects, alarms: flags('..........') }], sliding, 1)).toMatchObject({ found: 0, delay: null });
    expect(detect([], sliding, 1)).toMatchObject({ defects: 0, falseAlarmsPerSecond: 0 });
  });
});
