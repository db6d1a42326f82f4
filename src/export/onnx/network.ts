import { codeOf } from '../../compiler/autoencoder.ts';
import type { PreparedData } from '../../compiler/data.ts';
import { buildNetwork, buildNetworkAfter, type Network } from '../../compiler/network.ts';
import { fuseGemm } from '../../compiler/passes/fuse-gemm.ts';
import { learnsByReward } from '../../experiment/agent.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import type { BuiltLayer } from '../../experiment/network.ts';
import { dividerOf, hasCritic, hasGenerator, noiseOf } from '../../experiment/two-networks.ts';
import { finishGraph, float32, type Graph, GraphBuilder, reachableFrom, type Value } from '../../ir/graph.ts';

/** What a result of a network means. */
export type Role = 'answer' | 'code' | 'generated' | 'judged' | 'policy' | 'actionValues' | 'value';

/** The network of an experiment in use, with all of its layers. */
export interface UsedNetwork {
  readonly graph: Graph;
  /** Its results, by what they mean. */
  readonly results: Readonly<Partial<Record<Role, Value>>>;
  /** Its parameters and the memory of its layers, by their names. */
  readonly tensors: readonly Pick<Network['parameters'][number], 'name' | 'shape'>[];
  /** The name of the layer that each value belongs to. */
  readonly layerOf: ReadonlyMap<Value, string>;
}

/** The names of the inputs of the graph: examples or observations, [batch, features], or noise, [batch, noise]. */
export const EXAMPLES = 'x';
export const NOISE = 'noise';

/** Builds the network of an experiment as it is used after training. */
export function buildUsed(spec: ExperimentSpec, data: PreparedData, batch: number): UsedNetwork {
  const { layers, results, parts } = passOf(spec, data, batch);
  const byName = Object.fromEntries(layers.map(({ name, units }) => [LAYER + name, units]));
  const byRole = Object.fromEntries(Object.entries(results).map(([role, value]) => [ROLE + role, value]));
  const graph = fuseGemm(finishGraph({ ...byName, ...byRole }));
  return {
    graph,
    results: Object.fromEntries(Object.keys(results).map((role) => [role, graph.outputs[ROLE + role]])),
    tensors: parts.flatMap(({ parameters, memory }) => [...parameters, ...memory]),
    layerOf: regionsOf(layers.map(({ name }) => [name, graph.outputs[LAYER + name] as Value])),
  };
}

const LAYER = 'layer/';
const ROLE = 'role/';

interface PassOf {
  readonly layers: readonly BuiltLayer[];
  readonly results: UsedNetwork['results'];
  readonly parts: readonly Network[];
}

function passOf(spec: ExperimentSpec, data: PreparedData, batch: number): PassOf {
  const builder = new GraphBuilder();
  const divider = dividerOf(spec.layers) ?? 0;
  if (hasGenerator(spec)) {
    const noise = builder.input(NOISE, float32([batch, noiseOf(spec.layers)]));
    const unused = builder.input(EXAMPLES, float32([batch, data.features.length]));
    const network = buildNetwork(spec, unused, data.outputs, { noise });
    const generator = network.layers.slice(0, divider + 1);
    const generated = generator.at(-1) as BuiltLayer;
    const judge = buildNetworkAfter(spec, divider, generated, data.outputs);
    const ofGenerator = ({ layer }: { readonly layer: number }) => layer <= divider;
    const made = {
      ...network,
      parameters: network.parameters.filter(ofGenerator),
      memory: network.memory.filter(ofGenerator),
    };
    return {
      layers: [...generator, ...judge.layers],
      results: { generated: generated.units, judged: judge.output.units },
      parts: [made, judge],
    };
  }
  const network = buildNetwork(spec, builder.input(EXAMPLES, float32([batch, data.features.length])), data.outputs);
  const { layers, output } = network;
  if (!learnsByReward(spec)) {
    const code = codeOf({ spec, data });
    const results = { answer: output.units, ...(code && { code: (layers[code.index] as BuiltLayer).units }) };
    return { layers, results, parts: [network] };
  }
  const acts = hasCritic(spec) ? (layers[divider] as BuiltLayer).units : output.units;
  const byValues = entryOf('methods', spec.method.id).acts === 'action_values';
  const results = {
    [byValues ? 'actionValues' : 'policy']: acts,
    ...(hasCritic(spec) && { value: output.units }),
  };
  return { layers, results, parts: [network] };
}

/** The layer of each value: the first one whose output needs it. */
function regionsOf(layers: readonly (readonly [name: string, units: Value])[]): ReadonlyMap<Value, string> {
  const found = new Map<Value, string>();
  for (const [name, units] of layers) {
    for (const value of reachableFrom([units])) if (!found.has(value)) found.set(value, name);
  }
  return found;
}
