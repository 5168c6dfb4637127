/** One layer of a text such as `4:relu,dropout:0.2,1:sigmoid`, taken apart as far as a form can show it. */
export interface LayerItem {
  /** As it is written; a number alone is `dense`. */
  readonly kind: string;
  /** What stands after it: units, `8x5`, a rate. Empty where there is nothing. */
  readonly size: string;
  /** Everything after that: an activation, or `sequences`. Empty where there is nothing. */
  readonly activation: string;
}

/** Takes a text apart. What is no layer becomes an item too: whether it does, the engine tells. */
export const splitLayers = (text: string): readonly LayerItem[] =>
  text.trim() === '' ? [] : text.split(',').map((item) => splitItem(item.trim()));

function splitItem(item: string): LayerItem {
  const [first = '', ...rest] = item.split(':').map((part) => part.trim());
  const isNumber = /^[-+.\d]/u.test(first);
  const known = kindOf(first);
  const kind = isNumber ? 'dense' : known;
  const parts = isNumber ? [first, ...rest] : rest;
  const takesSize = (layerKinds[kind]?.size ?? 'units') !== 'none';
  const [size = ''] = takesSize ? parts : [];
  return {
    kind,
    size: kind === 'bidirectional' ? parts.slice(0, 2).join(':') : size,
    activation: restOf(kind, parts, takesSize),
  };
}

function restOf(kind: string, parts: readonly string[], takesSize: boolean): string {
  const from = kind === 'bidirectional' ? 2 : Number(takesSize);
  return parts.slice(from).join(':');
}

/** The spelling that this page uses of a kind that is written with other capitals, dashes or letters. */
function kindOf(name: string): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_]/gu, '').replace('isation', 'ization');
  return Object.keys(layerKinds).find((each) => plain(each) === plain(name)) ?? name;
}

/** Puts a text together again; dense layers are written as their units alone. */
export const joinLayers = (items: readonly LayerItem[]): string => items.map(itemText).join(',');

function itemText({ kind, size, activation }: LayerItem): string {
  const isShort = kind === 'dense' && /^[-+.\d]/u.test(size);
  return [...(isShort ? [] : [kind]), ...(size === '' ? [] : [size]), ...(activation === '' ? [] : [activation])].join(
    ':',
  );
}

/** What a form needs to know of a kind of layer. */
export interface LayerKind {
  readonly label: string;
  /** What the size is; `none` where there is none. */
  readonly size: 'none' | 'units' | 'text';
  readonly sizeLabel: string;
  /** What a new one starts with. */
  readonly start: string;
  /** What can follow the size. */
  readonly follows: 'none' | 'activation' | 'sequences';
}

const bare = (label: string): LayerKind => ({ label, size: 'none', sizeLabel: '', start: '', follows: 'none' });
const valued = (label: string, sizeLabel: string, start: string): LayerKind => ({
  label,
  size: 'text',
  sizeLabel,
  start,
  follows: 'none',
});
const recurrent = (label: string): LayerKind => ({
  label,
  size: 'units',
  sizeLabel: 'Units',
  start: '8',
  follows: 'sequences',
});

/** Kinds of layers that the form offers, by the word that the text has for them. */
export const layerKinds: Readonly<Record<string, LayerKind>> = {
  dense: { label: 'Dense', size: 'units', sizeLabel: 'Units', start: '4', follows: 'activation' },
  lstm: recurrent('LSTM'),
  gru: recurrent('GRU'),
  simpleRnn: recurrent('Simple RNN'),
  bidirectional: { ...recurrent('Bidirectional'), size: 'text', sizeLabel: 'Kind and units', start: 'lstm:8' },
  conv1d: { label: 'Convolution', size: 'text', sizeLabel: 'Filters x size', start: '8x5', follows: 'activation' },
  maxPooling1d: valued('Max pooling', 'Steps', '2'),
  averagePooling1d: valued('Average pooling', 'Steps', '2'),
  globalMaxPooling1d: bare('Global max pooling'),
  globalAveragePooling1d: bare('Global average pooling'),
  embedding: valued('Embedding', 'Units x vocabulary', '4x16'),
  flatten: bare('Flatten'),
  reshape: valued('Reshape', 'Shape', '10x10'),
  dropout: valued('Dropout', 'Rate', '0.2'),
  gaussianNoise: valued('Gaussian noise', 'Deviation', '0.1'),
  batchNormalization: bare('Batch normalisation'),
  layerNormalization: bare('Layer normalisation'),
  activation: valued('Activation', 'Name', 'relu'),
  softmax: bare('Softmax'),
  clip: valued('Clip', 'Limit', '1'),
};

/** A layer of another kind in the place of one: units and activation stay where both kinds have them. */
export function changeKind(item: LayerItem, kind: string): LayerItem {
  const [from, to] = [layerKinds[item.kind], layerKinds[kind]];
  const keepsSize = from !== undefined && to !== undefined && from.sizeLabel === to.sizeLabel && item.size !== '';
  return {
    kind,
    size: keepsSize ? item.size : (to?.start ?? ''),
    activation: from?.follows === to?.follows ? item.activation : '',
  };
}

/** The same items with one moved by a place; unchanged where it cannot go there. */
export function moveItem(items: readonly LayerItem[], index: number, by: 1 | -1): readonly LayerItem[] {
  const [moved, other] = [items[index], items[index + by]];
  if (moved === undefined || other === undefined) return items;
  return items.map((item, at) => (at === index ? other : at === index + by ? moved : item));
}
