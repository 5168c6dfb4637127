import type { Backend, ModelArtifact, Plan, Shape } from '@linnet/core';
import type { ExperimentSets } from '@linnet/recipes';
import { type Field, mostDrawnUnits, type Plane, type Show, type Views } from '../protocol/index.js';
import { createFieldPrograms } from './field-programs.js';
import { layerViews, outputShapes } from './network-view.js';
import { quantisedView } from './quantised-view.js';

/** Draws networks that differ in weights alone, again and again. */
export interface Painter {
  /** A picture of the model of this number. */
  draw(model: number, artifact: ModelArtifact, show: Show): Promise<Views>;
  dispose(): void;
}

/** What a painter knows of the networks that it draws. */
export interface PainterParts {
  backend(plan: Plan): Promise<Backend>;
  readonly plane: Plane | undefined;
  readonly sets: ExperimentSets | undefined;
  readonly isClasses: boolean;
}

/** Makes a painter. */
export function createPainter({ backend, plane, sets, isClasses }: PainterParts): Painter {
  const programs = createFieldPrograms(backend);
  let shapes: readonly Shape[] | undefined;
  /** Pictures share programs, so one is drawn after another. */
  let last: Promise<unknown> = Promise.resolve();
  const units = async (artifact: ModelArtifact, outputs: readonly Shape[], on: Plane, resolution: number) => {
    const drawn: NonNullable<Views['units']>[number][] = [];
    for (const { name, count } of unitLayers(artifact, outputs)) {
      const field = await programs.draw(artifact, count, on, resolution);
      drawn.push({ layer: name, count: field.outputs, field: firstOutputs(field, mostDrawnUnits) });
    }
    return drawn;
  };
  const draw = async (model: number, artifact: ModelArtifact, show: Show): Promise<Views> => {
    shapes ??= outputShapes(artifact);
    const { resolution, bits } = show;
    const on = resolution === 0 ? undefined : plane;
    const inBits = bits === 0 ? undefined : quantisedView(artifact, { bits, sets, isClasses, plane, resolution });
    return {
      model,
      field: on === undefined ? undefined : await programs.draw(artifact, artifact.layers.length, on, resolution),
      quantised: inBits?.quantised,
      refused: inBits?.refused,
      units: on === undefined || !show.units ? undefined : await units(artifact, shapes, on, resolution),
      layers: layerViews(artifact, shapes),
    };
  };
  return {
    draw: (model, artifact, show) => {
      const drawn = last.then(() => draw(model, artifact, show));
      last = drawn.catch(() => undefined);
      return drawn;
    },
    dispose: programs.dispose,
  };
}

/** The same of the first outputs alone: all those of a wide layer would be more than anybody looks at. */
function firstOutputs(field: Field, most: number): Field {
  const { resolution, outputs, values } = field;
  if (outputs <= most) return field;
  const first = new Float32Array(resolution * resolution * most);
  for (let place = 0; place < resolution * resolution; place++) {
    first.set(values.subarray(place * outputs, place * outputs + most), place * most);
  }
  return { resolution, outputs: most, values: first };
}

/** Layers with weights that give a list of numbers, each with how many layers it takes to its end: activations and clips follow. */
function unitLayers(
  { layers }: ModelArtifact,
  outputs: readonly Shape[],
): readonly { readonly name: string; readonly count: number }[] {
  const hasWeights = (index: number): boolean => Object.keys(layers[index]?.weights ?? {}).length > 0;
  return layers.flatMap(({ name }, index) => {
    if (!hasWeights(index)) return [];
    let count = index + 1;
    while (count < layers.length && !hasWeights(count)) count++;
    return outputs[count - 1]?.length === 1 ? [{ name, count }] : [];
  });
}
