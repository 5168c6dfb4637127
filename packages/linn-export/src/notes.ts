import { type Bounds, constantColumns, type Scaling } from '@linnet/core';
import type { DenseLayer } from './dense-layer.js';
import { deviceAdvice, deviceObstacles } from './device-notes.js';
import { isDirect } from './device-setup.js';
import { devices } from './devices.js';
import type { LinnDocument } from './document.js';
import type { Draft } from './draft.js';
import type { LinnOptions } from './options.js';
import type { PortSetup } from './port.js';
import type { LinnSetup } from './setup.js';
import { counted, listed, rounded } from './text.js';

/** What a person should know of an export that is within all rules. */
export const exportNotes = (
  draft: Draft,
  options: LinnOptions,
  setup: LinnSetup,
  scaling: Scaling,
): readonly string[] => [
  ...draft.layers.flatMap(unclippedNote),
  ...(draft.clippedWeights === 0
    ? []
    : [
        `clipWeights limited ${counted(draft.clippedWeights, 'weight')} to [-1, 1]: the file answers otherwise than the model.`,
      ]),
  ...constantNotes(scaling),
  ...deviationNotes(setup),
  ...foldNotes(draft, options),
  ...gainNotes(setup),
];

/** What a person should know of a document on the devices there are. */
export const deviceNotes = (document: LinnDocument, sampleRate?: number): readonly string[] =>
  devices.flatMap((device) => [...deviceObstacles(device, document, sampleRate), ...deviceAdvice(device, document)]);

/** What a file's name should be. */
export const fileNameNotes = (fileName: string): readonly string[] =>
  fileName.endsWith('.linn') ? [] : [`"${fileName}" does not end in .linn, which the vendor's software asks for.`];

const unclippedNote = ({ label, activation, clipped }: DenseLayer): readonly string[] =>
  clipped || (activation !== 'relu' && activation !== 'linear')
    ? []
    : [
        `${label} (${activation}) is not followed by a clip to [-1, 1]: the instrument clips there where training did not.`,
      ];

const constantNotes = ({ input, output }: Scaling): readonly string[] => [
  ...constantNote('Input', input),
  ...constantNote('Output', output),
];

function constantNote(side: string, bounds: Bounds | undefined): readonly string[] {
  const constant = bounds === undefined ? [] : constantColumns(bounds).map(String);
  if (constant.length === 0) return [];
  return [
    `${side} column${constant.length === 1 ? '' : 's'} ${listed(constant)} never changed in training and became 0.`,
  ];
}

const deviationNotes = ({ input, output }: LinnSetup): readonly string[] => [
  ...deviationNote('input', input, ' (foldScaling removes it where weights allow)'),
  ...deviationNote('output', output, ''),
];

function deviationNote(side: string, { largestDeviation }: PortSetup, remedy: string): readonly string[] {
  if (largestDeviation === 0) return [];
  const most = rounded(largestDeviation);
  return [
    `The ${side} was scaled column by column, and one channel has one scaling: values differ by up to ${most} of full scale${remedy}.`,
  ];
}

function gainNotes(setup: LinnSetup): readonly string[] {
  const names = setup.devices.flatMap(({ device, input, output }) =>
    [...input, ...output].every(isDirect) ? [] : [device],
  );
  if (names.length === 0) return [];
  return [
    `Read as volts, the bounds do not fit the levels of ${names.join(', ')}: the setup holds the gains they need.`,
  ];
}

const foldNotes = ({ folded }: Draft, { foldScaling }: LinnOptions): readonly string[] =>
  foldScaling === true && !folded
    ? ['foldScaling had nothing to fold: each channel can do the scaling the model was trained with.']
    : [];
