import {
  type Backend,
  checkAccepts,
  type InferenceProgram,
  LinnetError,
  type ModelArtifact,
  type Plan,
  scale,
  sizeOf,
  toFloat32,
  unscale,
} from '@linnet/core';
import { loadModel } from 'linnet';
import type { Field, Plane } from '../protocol/index.js';
import { firstLayers } from './network-view.js';
import { placesOf } from './plane.js';

/**
 * Computes what the first layers of a network give over the plane. A picture is drawn many times a second, of weights that
 * change: programs stay, and take the weights of the artifact that is drawn. All artifacts have the same layers.
 */
export interface FieldPrograms {
  /** What the first `count` layers give; in the user's units where these are all. */
  draw(artifact: ModelArtifact, count: number, plane: Plane, resolution: number): Promise<Field>;
  dispose(): void;
}

interface Compiled {
  readonly plan: Plan;
  readonly program: InferenceProgram;
}

/** Programs of a backend, each compiled when it is first asked for. */
export function createFieldPrograms(backend: (plan: Plan) => Promise<Backend>): FieldPrograms {
  const programs = new Map<number, Promise<Compiled>>();
  const compile = async (artifact: ModelArtifact, count: number): Promise<Compiled> => {
    const plan = loadModel(firstLayers(artifact, count)).plan();
    const loaded = await backend(plan);
    checkAccepts(loaded, plan);
    await loaded.prepare?.(plan);
    return { plan, program: loaded.compile(plan) };
  };
  const compiled = (artifact: ModelArtifact, count: number): Promise<Compiled> => {
    const before = programs.get(count);
    if (before !== undefined) return before;
    const made = compile(artifact, count);
    programs.set(count, made);
    made.catch(() => programs.delete(count));
    return made;
  };
  return {
    draw: async (artifact, count, plane, resolution) => {
      const { plan, program } = await compiled(artifact, count);
      const places = placesOf(plane, resolution);
      const { scaling } = artifact;
      const outputs = sizeOf(plan.output);
      const values = new Float32Array(resolution * resolution * outputs);
      program.write(weightsOf(artifact, plan));
      await program.infer(toFloat32(scaling?.input === undefined ? places : scale(places, scaling.input)), values);
      if (scaling?.output === undefined || count < artifact.layers.length) return { resolution, outputs, values };
      const { data } = unscale({ data: values, shape: [resolution * resolution, outputs] }, scaling.output);
      return { resolution, outputs, values: Float32Array.from(data) };
    },
    dispose: () => {
      for (const each of programs.values()) each.then(({ program }) => program.dispose()).catch(() => undefined);
      programs.clear();
    },
  };
}

/** The weights of a plan's parameters, whose names are those of layer and weight. */
function weightsOf({ layers }: ModelArtifact, { params }: Plan): readonly Float32Array[] {
  const byName = new Map<string, Float32Array>(
    layers.flatMap(({ name, weights }) =>
      Object.entries(weights).map(([weight, { data }]) => [`${name}/${weight}`, data] as const),
    ),
  );
  return params.map(({ name }) => {
    const data = byName.get(name);
    if (data !== undefined) return data;
    throw new LinnetError('bad-value', `The model to draw has no weights ${name}; it is another than before.`);
  });
}
