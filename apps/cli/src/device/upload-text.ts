import type { Upload } from '@linnet/device-client';
import { counted } from '@linnet/recipes';

/** Words for people: on standard error where standard output belongs to a document. */
export const tell = (text: string, json: boolean): void => (json ? console.error(text) : console.log(text));

/** What an upload did, for people. */
export function outcomeText(
  file: string,
  { description, settings, notes }: Upload,
  { enableOutputs = false }: { readonly enableOutputs?: boolean },
): string {
  const { inputs, inputChannels, outputs, outputChannels, layers } = description;
  return [
    `The instrument runs ${file}:`,
    `  ${counted(inputs, 'input')} on ${counted(inputChannels, 'channel')}, ${counted(outputs, 'output')} on ${counted(outputChannels, 'channel')}`,
    ...layers.map((layer, at) => `  Layer ${at + 1}: ${layer.inputs} -> ${layer.outputs}, ${layer.activation}`),
    ...settings,
    ...notes.map((note) => `Note: ${note}`),
    ...(enableOutputs
      ? []
      : ['Outputs stay as they are; --enable-outputs switches them on with the levels of the setup.']),
  ].join('\n');
}
