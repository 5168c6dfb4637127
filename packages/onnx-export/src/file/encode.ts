import { PbfWriter } from 'pbf';
import type { OnnxAttribute, OnnxDocument, OnnxNode, OnnxValue } from './document.js';
import { codeOf } from './element-types.js';
import type { Initialiser } from './graph.js';

// Numbers of fields are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).

type Write<Value> = (value: Value, to: PbfWriter) => void;

/** The file of a document: a ModelProto. */
export function encodeModel(document: OnnxDocument, initialisers: readonly Initialiser[]): Uint8Array {
  const to = new PbfWriter();
  to.writeVarintField(1, document.irVersion);
  to.writeStringField(2, 'linnet');
  to.writeMessage(7, writeGraph, { document, initialisers });
  to.writeMessage(8, writeOpset, document.opset);
  for (const entry of Object.entries(document.metadata)) to.writeMessage(14, writeEntry, entry);
  return to.finish();
}

const writeOpset: Write<number> = (opset, to) => to.writeVarintField(2, opset);

const writeEntry: Write<readonly [string, string]> = ([key, value], to) => {
  to.writeStringField(1, key);
  to.writeStringField(2, value);
};

interface Graph {
  readonly document: OnnxDocument;
  readonly initialisers: readonly Initialiser[];
}

const writeGraph: Write<Graph> = ({ document: { nodes, name, input, output }, initialisers }, to) => {
  for (const node of nodes) to.writeMessage(1, writeNode, node);
  to.writeStringField(2, name);
  for (const initialiser of initialisers) to.writeMessage(5, writeTensor, initialiser);
  to.writeMessage(11, writeValue, input);
  to.writeMessage(12, writeValue, output);
};

const writeNode: Write<OnnxNode> = ({ name, operator, inputs, outputs, attributes }, to) => {
  for (const tensor of inputs) to.writeStringField(1, tensor);
  for (const tensor of outputs) to.writeStringField(2, tensor);
  to.writeStringField(3, name);
  to.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes)) to.writeMessage(5, writeAttribute, attribute);
};

const writeTensor: Write<Initialiser> = ({ name, type, shape, data }, to) => {
  for (const length of shape) to.writeVarintField(1, length);
  to.writeVarintField(2, codeOf(type));
  to.writeStringField(8, name);
  to.writeBytesField(9, data);
};

const writeValue: Write<OnnxValue> = ({ name, type, shape }, to) => {
  to.writeStringField(1, name);
  to.writeMessage(2, writeType, { type, shape });
};

const writeType: Write<Pick<OnnxValue, 'type' | 'shape'>> = (value, to) => to.writeMessage(1, writeTensorType, value);

const writeTensorType: Write<Pick<OnnxValue, 'type' | 'shape'>> = ({ type, shape }, to) => {
  to.writeVarintField(1, codeOf(type));
  to.writeMessage(2, writeShape, shape);
};

const writeShape: Write<OnnxValue['shape']> = (shape, to) => {
  for (const length of shape) to.writeMessage(1, writeLength, length);
};

const writeLength: Write<number | string> = (length, to) => {
  if (typeof length === 'number') to.writeVarintField(1, length);
  else to.writeStringField(2, length);
};

const encoder = new TextEncoder();

const writeAttribute: Write<readonly [string, OnnxAttribute]> = ([name, value], to) => {
  to.writeStringField(1, name);
  if ('float' in value) to.writeFloatField(2, value.float);
  else if ('int' in value) to.writeVarintField(3, value.int);
  else if ('text' in value) to.writeBytesField(4, encoder.encode(value.text));
  else if ('floats' in value) for (const each of value.floats) to.writeFloatField(7, each);
  else if ('ints' in value) for (const each of value.ints) to.writeVarintField(8, each);
  else for (const each of value.texts) to.writeBytesField(9, encoder.encode(each));
  to.writeVarintField(20, typeOf(value));
};

/** As AttributeProto.AttributeType counts them. */
function typeOf(value: OnnxAttribute): number {
  if ('float' in value) return 1;
  if ('int' in value) return 2;
  if ('text' in value) return 3;
  if ('floats' in value) return 6;
  return 'ints' in value ? 7 : 8;
}
