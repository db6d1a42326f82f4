import { type Graph, inputName } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { sizeOf } from '../../src/math/shape.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import type { Pack } from '../../src/onnx/training.ts';
import { evaluateGraph } from '../../src/ops/evaluate.ts';

export type Feeds = Readonly<Record<string, Tensor>>;

/** Random numbers for every input of a graph, the same ones for the same name. */
export function randomFeeds(graph: Graph): Record<string, Tensor> {
  return Object.fromEntries(
    graph.inputs.map((input) => {
      const name = inputName(input);
      const random = randomStream(1, name);
      const values = Array.from({ length: sizeOf(input.type.shape) }, () => random.normal());
      return [name, tensor(input.type.shape, values)];
    }),
  );
}

/**
 * The largest distance between the outputs of two graphs in float64, relative to the largest element of each output;
 * infinite if an output is missing, has another shape or is not finite.
 */
export function largestDifference(before: Graph, after: Graph, feeds: Feeds): number {
  const expected = evaluateGraph(before, feeds);
  const actual = evaluateGraph(after, feeds);
  if (Object.keys(expected).sort().join() !== Object.keys(actual).sort().join()) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...Object.entries(expected).map(([name, tensor]) => difference(tensor, actual[name] as Tensor)));
}

function difference(expected: Tensor, actual: Tensor): number {
  if (expected.shape.join() !== actual.shape.join()) return Number.POSITIVE_INFINITY;
  let largest = 0;
  let apart = 0;
  expected.data.forEach((value, index) => {
    largest = Math.max(largest, Math.abs(value));
    apart = Math.max(apart, Math.abs(value - (actual.data[index] as number)));
  });
  if (!Number.isFinite(largest + apart)) return Number.POSITIVE_INFINITY;
  return apart === 0 ? 0 : apart / largest;
}

/** Adds a feed for every pack whose members all have feeds: these, concatenated. */
export function withPacks(feeds: Feeds, packs: readonly Pack[]): Feeds {
  const held = packs
    .filter(({ members }) => members.every(({ name }) => name in feeds))
    .map(({ name, shape, members }): [string, Tensor] => [
      name,
      tensor(
        shape,
        members.flatMap((member) => [...(feeds[member.name] as Tensor).data]),
      ),
    ]);
  return { ...feeds, ...Object.fromEntries(held) };
}
