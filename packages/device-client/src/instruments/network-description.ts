import { documentInputs, documentOutputs, type LinnDocument } from '@linnet/linn-export';
import { type AnswerReader, readerOf } from '../answers.js';
import { told } from '../http/device-text.js';
import { garbled } from '../http/envelope.js';

/** A layer as the instrument tells of it. */
export interface LayerDescription {
  /** In lower case, as files spell it. */
  readonly activation: string;
  readonly inputs: number;
  readonly outputs: number;
}

/** The network that the instrument runs, without its weights. */
export interface NetworkDescription {
  readonly inputs: number;
  readonly outputs: number;
  readonly inputChannels: number;
  readonly outputChannels: number;
  readonly layers: readonly LayerDescription[];
}

/** Reads the instrument's description. */
export function readDescription(answer: AnswerReader, address: string): NetworkDescription {
  return {
    inputs: answer.number('inputs'),
    outputs: answer.number('outputs'),
    inputChannels: answer.number('num_input_channels'),
    outputChannels: answer.number('num_output_channels'),
    layers: answer.list('layers').map((item) => {
      const layer = readerOf(item, address, 'describe_network');
      return {
        activation: layer.text('activation').toLowerCase(),
        inputs: layer.number('inputs'),
        outputs: layer.number('outputs'),
      };
    }),
  };
}

/** What the instrument should say of a network. */
export const describeDocument = (document: LinnDocument): NetworkDescription => ({
  inputs: documentInputs(document),
  outputs: documentOutputs(document),
  inputChannels: document.num_input_channels,
  outputChannels: document.num_output_channels,
  layers: document.layers.map(({ activation, weights, biases }) => ({
    activation,
    inputs: weights[0]?.length ?? 0,
    outputs: biases.length,
  })),
});

/**
 * Compares what the instrument says it runs with what it was given.
 * @throws LinnetError `device-protocol` where they differ.
 */
export function checkDescription(found: NetworkDescription, document: LinnDocument, address: string): void {
  const [got, sent] = [JSON.stringify(found), JSON.stringify(describeDocument(document))];
  if (got === sent) return;
  throw garbled(
    { address, what: 'upload_network' },
    `it describes another network than the one sent: ${told(got)}, not ${sent}`,
  );
}
