import { LinnetError } from '@linnet/core';
import type { KernelBackend, KernelFunc, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';

/** The forward kernels of tfjs that programs are made of. */
const kernelNames = [
  '_FusedMatMul',
  'Abs',
  'Add',
  'BatchMatMul',
  'ClipByValue',
  'Concat',
  'Elu',
  'Erf',
  'Exp',
  'Expm1',
  'Floor',
  'LeakyRelu',
  'Maximum',
  'Multiply',
  'Neg',
  'RealDiv',
  'Relu',
  'Round',
  'Selu',
  'Sigmoid',
  'Sign',
  'Softmax',
  'Softplus',
  'Sqrt',
  'Step',
  'Sub',
  'Tanh',
  'Transpose',
] as const;

export type KernelName = (typeof kernelNames)[number];

/** Operands by name, or in a row for the kernel that joins them. */
export type KernelInputs = Readonly<Record<string, TensorInfo>> | readonly TensorInfo[];

/**
 * A tfjs backend, used without tfjs's engine. Kernels are called with their backend as an argument: programs of both
 * backends can take turns, whatever backend is active in tfjs, and no call pays for the engine's tape and scopes.
 */
export interface Runtime {
  run(kernel: KernelName, inputs: KernelInputs, attributes: NamedAttrMap): TensorInfo;
  /** Makes a tensor. The values must not change as long as it lives: the cpu backend does not copy them. */
  upload(values: Float32Array, shape: readonly number[]): TensorInfo;
  /** A tensor's numbers, to look at only: the cpu backend does not copy them. */
  peek(tensor: TensorInfo): Float32Array;
  free(tensor: TensorInfo): void;
}

/** Looks up everything that a program needs, once. The backend must have been initialised. */
export function createRuntime(tf: typeof import('@tensorflow/tfjs-core'), name: string): Runtime {
  const backend = tf.findBackend(name);
  const kernels = Object.fromEntries(
    kernelNames.map((kernel) => [kernel, tf.getKernel(kernel, name)?.kernelFunc]),
  ) as Partial<Record<KernelName, KernelFunc>>;
  return {
    run: (kernel, inputs, attributes) => {
      const run = kernels[kernel];
      if (run === undefined)
        throw new LinnetError('unavailable', `The tfjs backend "${name}" has no kernel ${kernel}.`);
      // The kernel that joins takes an array, which the declared type leaves out.
      const result = run({ inputs: inputs as NamedTensorInfoMap, attrs: attributes, backend });
      if (Array.isArray(result)) throw new LinnetError('unavailable', `Kernel ${kernel} of tfjs gave several results.`);
      return result;
    },
    upload: (values, shape) => tensorOf(backend, values, shape),
    peek: (tensor) => backend.readSync(tensor.dataId) as Float32Array,
    // Some kernels of the cpu backend (Abs) enter their result into the books of tfjs's engine; only the tensor's own
    // method takes it out again.
    free: (tensor) => {
      if (tensor instanceof tf.Tensor) tensor.dispose();
      else backend.disposeData(tensor.dataId);
    },
  };
}

function tensorOf(backend: KernelBackend, values: Float32Array, shape: readonly number[]): TensorInfo {
  const axes = [...shape];
  return { dataId: backend.write(values, axes, 'float32'), shape: axes, dtype: 'float32' };
}
