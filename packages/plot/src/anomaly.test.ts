import { describe, expect, it } from 'vitest';
import { drawn } from '../test/svg-document.js';
import { anomaly } from './anomaly.js';

const sound = { signal: Array.from({ length: 20 }, (_, at) => (at % 8) / 4 - 1) };
const defective = { signal: sound.signal.map((value, at) => (at >= 5 && at < 11 ? 0.5 : value)), start: 5, width: 6 };

describe('anomaly', () => {
  it('shows both signals over the same axis, and the anomaly in its own thicker line', async () => {
    const { texts, select, paths } = await drawn(anomaly({ defective, sound }, { xLabel: 'Sample points' }));
    expect(texts).toEqual(
      expect.arrayContaining(['Defective signal', 'Sound signal', 'Signal', 'Anomaly', 'Sample points', 'Amplitude']),
    );
    expect(paths('line')).toHaveLength(3);
    expect(texts.filter((text) => text === '−1.0')).toHaveLength(1);
    const marks = select('[aria-label="line"]');
    const red = marks.filter((mark) => mark.outerHTML.includes('linnet-alarm'));
    expect(red).toHaveLength(1);
    expect(
      Number(red[0]?.getAttribute('stroke-width') ?? red[0]?.querySelector('g')?.getAttribute('stroke-width')),
    ).toBe(4);
  });

  it('marks exactly the samples of the anomaly', async () => {
    const { select } = await drawn(anomaly({ defective, sound }));
    const [path] = select('[aria-label="line"]')
      .filter((mark) => mark.outerHTML.includes('linnet-alarm'))
      .flatMap((mark) => Array.from(mark.querySelectorAll('path')));
    expect(path?.getAttribute('d')?.split('L')).toHaveLength(6);
  });

  it('draws an anomaly of one sample as a dot', async () => {
    const { select } = await drawn(anomaly({ defective: { ...defective, width: 1 }, sound }));
    expect(select('circle')).toHaveLength(1);
  });

  it('refuses an anomaly outside its signal', () => {
    const message = 'it must lie within the 20 samples, 0 to 19.';
    expect(() => anomaly({ defective: { ...defective, start: 15 }, sound })).toThrow(
      `The anomaly starts at sample 15 and is 6 wide; ${message}`,
    );
    expect(() => anomaly({ defective: { ...defective, start: -1 }, sound })).toThrow(message);
    expect(() => anomaly({ defective: { ...defective, width: 0 }, sound })).toThrow(message);
    expect(() => anomaly({ defective: { ...defective, start: 0.5 }, sound })).toThrow(message);
    expect(() => anomaly({ defective, sound: { signal: [] } })).toThrow('Sound signal has no values');
  });
});
