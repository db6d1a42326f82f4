import type { WorldDef } from '../../catalog/environments/dynamics/definition.ts';
import { finishGraph, float32, GraphBuilder } from '../../ir/graph.ts';
import type { RandomStream } from '../../math/random.ts';
import { type Tensor, tensor } from '../../math/tensor.ts';
import { evaluateGraph } from '../../ops/evaluate.ts';
import { constantWorld } from './context.ts';

/** Worlds at the beginning of their first episodes, [worlds, state]. */
export function firstWorlds(
  environment: WorldDef,
  args: Readonly<Record<string, number>>,
  layout: Readonly<Record<string, Tensor>>,
  worlds: number,
  random: RandomStream,
): Tensor {
  const builder = new GraphBuilder();
  const shape = [worlds, environment.noise.reset];
  const start = environment.reset(
    builder.input('noise', float32(shape)),
    constantWorld(builder, environment, args, layout),
  );
  const noise = tensor(
    shape,
    Array.from({ length: worlds * environment.noise.reset }, () => random.uniform()),
  );
  return evaluateGraph(finishGraph({ start }), { noise }).start as Tensor;
}
