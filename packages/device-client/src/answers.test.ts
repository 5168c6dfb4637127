import { describe, expect, it } from 'vitest';
import { type ConnectOptions, connect, withInstrument } from './index.js';

const ok = (data: unknown): string => JSON.stringify({ success: true, data, code: null, messages: null });

/** Connects to something that answers a claim, a description and a release as it should, and all else like this. */
async function ask(answer: Response, use: Parameters<typeof withInstrument>[2], options: ConnectOptions = {}) {
  const fetch: ConnectOptions['fetch'] = async (input) => {
    const path = String(input);
    const headers = { 'Moku-Client-Key': 'a' };
    if (path.endsWith('ownership')) return new Response(ok('a'), { headers });
    if (path.endsWith('describe')) return new Response(ok({ hardware: 'Moku:Go', proxy_version: '3' }));
    return answer.clone();
  };
  return withInstrument('moku.invalid', { ...options, fetch }, use);
}

const scope = (answer: string | Response) =>
  ask(typeof answer === 'string' ? new Response(answer) : answer, (moku) => moku.instrument(1, 'oscilloscope').trace());

describe('answers', () => {
  it('may hold numbers that are none', async () => {
    const trace = await scope(
      '{"success": true, "data": {"time": [0, 1], "ch1": [nan, -inf], "ch2": [null, 1]}, "code": null, "messages": null}',
    );
    expect(trace).toMatchObject({ channels: [Float64Array.of(Number.NaN, -Infinity), Float64Array.of(Number.NaN, 1)] });
  });

  it.each([
    ['channels of other lengths', ok({ time: [0, 1], ch1: [1] })],
    ['no time', ok({ ch1: [1] })],
    ['no data', ok(null)],
    ['no envelope', '{"data": {}}'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a page', '<html>'],
  ])('with %s are told as what they are', async (_, answer) => {
    await expect(scope(answer)).rejects.toMatchObject({ code: 'device-protocol' });
  });

  it.each([
    ['NO_PLATFORM_BIT_STREAM', 'device-bitstream'],
    ['NO_BITSTREAM', 'device-bitstream'],
    ['NO_BIT_STREAM', 'device-bitstream'],
    ['INVALID_PARAM', 'device-parameter'],
    ['INVALID_REQUEST', 'device-refused'],
    ['UNEXPECTED_CHANGE', 'device-refused'],
    [null, 'device-refused'],
  ])('with the code %s have the error %s', async (code, error) => {
    const answer = JSON.stringify({ success: false, data: null, code, messages: ['First.', 'Second.'] });
    await expect(scope(answer)).rejects.toMatchObject({ code: error, problems: ['First.', 'Second.'] });
  });

  it.each([
    [404, 'device-refused'],
    [403, 'device-refused'],
    [500, 'device-protocol'],
    [502, 'device-protocol'],
    [504, 'device-timeout'],
    [302, 'device-protocol'],
  ])('with status %i have the error %s', async (status, error) => {
    await expect(scope(new Response('', { status }))).rejects.toMatchObject({ code: error });
  });

  it('are compared with what was asked for', async () => {
    const connected = ask(new Response(ok([])), (moku) =>
      moku.setConnections([{ source: 'Input1', destination: 'Slot1InA' }]),
    );
    await expect(connected).rejects.toMatchObject({ code: 'device-protocol' });
    const network = {
      version: '0.1',
      num_input_channels: 1,
      num_output_channels: 1,
      layers: [{ activation: 'tanh', weights: [[0.5]], biases: [0] }],
    } as const;
    const other = { inputs: 2, outputs: 1, num_input_channels: 1, num_output_channels: 1, layers: [] };
    const uploaded = ask(new Response(ok(other)), (moku) => moku.instrument(1, 'neuralnetwork').upload(network));
    await expect(uploaded).rejects.toMatchObject({
      code: 'device-protocol',
      message: expect.stringContaining('another'),
    });
  });

  it('may carry warnings', async () => {
    const warnings: string[] = [];
    const answer = JSON.stringify({ success: true, data: { sample_rate: 5 }, code: null, messages: ['Coerced.'] });
    await ask(new Response(answer), (moku) => moku.instrument(1, 'neuralnetwork').setInputSampleRate(9), {
      onWarning: (message) => warnings.push(message),
    });
    expect(warnings).toEqual(['Coerced.']);
  });
});

describe('misuse', () => {
  it('is told before anything is sent', async () => {
    const fetch = (): never => {
      throw new Error('something was sent');
    };
    await expect(connect('host', { fetch, colour: 'red' } as object)).rejects.toMatchObject({ code: 'bad-option' });
    await expect(connect('host', { fetch, readTimeout: -1 })).rejects.toMatchObject({ code: 'bad-option' });
    await expect(connect('host', { fetch, connectTimeout: 3e9 })).rejects.toThrow('from 1 to 2147483647');
    await expect(connect('host', { fetch, readTimeout: 3e9 })).rejects.toThrow('from 1 to 2147483647');
    await expect(connect('host', { fetch, signal: {} } as object)).rejects.toThrow('AbortSignal');
    await expect(connect(null as unknown as string, { fetch })).rejects.toMatchObject({ code: 'bad-value' });
    await ask(new Response(ok(null)), async (moku) => {
      expect(() => moku.instrument(0, 'awg')).toThrow('slot');
      expect(() => moku.instrument(1, 'toString' as 'awg')).toThrow('awg');
      await expect(moku.deployPlatform(1.5)).rejects.toMatchObject({ code: 'bad-value' });
      for (const timeout of [-100, 1e7, Number.NaN]) {
        await expect(moku.instrument(1, 'oscilloscope').trace({ timeout })).rejects.toMatchObject({
          code: 'bad-value',
        });
      }
      const network = moku.instrument(1, 'neuralnetwork');
      await expect(network.setInput(1, { low: Number.NaN, high: Infinity })).rejects.toMatchObject({
        problems: ['low is NaN; use a finite number.', 'high is Infinity; use a finite number.'],
      });
      for (const source of [null, 5, undefined, [], {}, { layers: [] }, '', Uint8Array.of(255)]) {
        await expect(network.upload(source as string)).rejects.toMatchObject({ code: expect.stringMatching(/^bad-/u) });
      }
    });
  });
});
