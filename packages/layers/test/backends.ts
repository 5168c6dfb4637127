import { js } from '@linnet/backend-js';
import { simd } from '@linnet/backend-simd';
import {
  type Backend,
  type BackendPlugin,
  defineBackend,
  loadBackend,
  type Pass,
  type Plan,
  type Program,
  type Training,
} from '@linnet/core';

/** Backends that answer at once. */
export const immediate = [js, simd] as const;

/** Members of a backend; undefined for those that it should not have. */
type Changes = { readonly [Name in keyof Backend]?: Backend[Name] | undefined };

/** A backend like `js`, but for what a test changes of it. */
export const likeJs = (change: (loaded: Backend) => Changes, name = 'changed') =>
  defineBackend({
    name,
    priority: 0,
    unavailable: () => undefined,
    load: async (): Promise<Backend> => {
      const loaded = await loadBackend(js);
      return { ...loaded, name, ...change(loaded) } as Backend;
    },
  });

/** Answers with promises, as a graphics card does. */
export const late = likeJs((loaded) => {
  const compile = (plan: Plan, training?: Training): Program => {
    const program = training === undefined ? (loaded.compile(plan) as Program) : loaded.compile(plan, training);
    return { ...program, infer: async (x, out) => program.infer(x, out) };
  };
  return { compile, compileStateful: (plan) => ({ ...loaded.compileStateful?.(plan), ...compile(plan) }) as never };
}, 'late');

/** What became of a lane. */
export interface LaneLog {
  readonly passes: Pick<Pass, 'from' | 'to'>[];
  disposed: boolean;
}

/** Plain loops in lanes: each waits until all that are not disposed have asked. `trained` is told of every round. */
export function inLanes(
  trained: (stretches: readonly Pick<Pass, 'from' | 'to'>[]) => void | Promise<void> = () => undefined,
): { readonly plugin: BackendPlugin<string, Record<never, never>>; readonly lanes: LaneLog[] } {
  const lanes: LaneLog[] = [];
  const plugin = likeJs((loaded) => ({
    compileLanes: async (plan, training, count) => {
      const waiting = new Map<number, { readonly pass: Pass; readonly go: () => void }>();
      const present = new Set(Array.from({ length: count }, (_, lane) => lane));
      const runWhenAllAsked = async (): Promise<void> => {
        if (present.size === 0 || waiting.size < present.size) return;
        const round = [...waiting.values()];
        waiting.clear();
        await trained(round.map(({ pass: { from, to } }) => ({ from, to })));
        for (const { go } of round) go();
      };
      return Array.from({ length: count }, (_, lane): Program => {
        const program = loaded.compile(plan, training);
        const log: LaneLog = { passes: [], disposed: false };
        lanes.push(log);
        return {
          ...program,
          train: async (samples, pass) => {
            log.passes.push({ from: pass.from, to: pass.to });
            await new Promise<void>((resolve, reject) => {
              waiting.set(lane, { pass, go: resolve });
              runWhenAllAsked().catch(reject);
            });
            await program.train(samples, pass);
          },
          dispose: () => {
            log.disposed = true;
            present.delete(lane);
            waiting.delete(lane);
            program.dispose();
            void runWhenAllAsked();
          },
        };
      });
    },
  }));
  return { plugin, lanes };
}
