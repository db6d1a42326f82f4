import { keyOfLayer } from '../../../experiment/index.ts';
import type { Look } from '../../look.ts';
import { type AttentionLayer, attention } from '../attention.ts';

/** What the heads of a layer attend to, over some training examples. */
export interface AttentionHealth {
  /** `LayerView.key`. */
  readonly key: string;
  readonly heads: number;
  /** The entropy of the head that chooses most, as a share of the maximum: 1 if all attend to every step alike. */
  readonly evenness: number;
  /** The mean weight of the most attended step, of the head in which it is smallest: 1 if all attend to a single one. */
  readonly concentration: number;
}

const EXAMPLES = 4;

/** Nothing if no layer has attention. */
export async function* attentionsOf(look: Look): AsyncGenerator<void, readonly AttentionHealth[]> {
  const { spec } = look.member;
  const seen: (readonly AttentionLayer[])[] = [];
  for (let index = 0; index < Math.min(EXAMPLES, look.member.data.parts.train.count); index++) {
    const { value } = await attention.find(look, { index }).next();
    if (!value) return [];
    seen.push(value.layers);
    yield;
  }
  return (seen[0] ?? []).map(({ layer, heads }, place) => {
    const each = seen.map((layers) => layers[place] as AttentionLayer);
    const ofHeads = Array.from({ length: heads }, (_, head) => ofHead(each, head));
    return {
      key: keyOfLayer(spec.layers, layer),
      heads,
      evenness: Math.min(...ofHeads.map(({ evenness }) => evenness)),
      concentration: Math.min(...ofHeads.map(({ concentration }) => concentration)),
    };
  });
}

/** The weights of one head in several examples. A step that sees no other has no choice, so it does not count. */
function ofHead(each: readonly AttentionLayer[], head: number): Pick<AttentionHealth, 'evenness' | 'concentration'> {
  const { steps } = each[0] as AttentionLayer;
  const received = new Float64Array(steps);
  let [evenness, queries] = [0, 0];
  for (const { weights, scores } of each) {
    for (let query = 0; query < steps; query++) {
      const from = (head * steps + query) * steps;
      const visible = scores.subarray(from, from + steps).filter((score) => score !== Number.NEGATIVE_INFINITY).length;
      if (visible < 2) continue;
      let entropy = 0;
      weights.subarray(from, from + steps).forEach((weight, step) => {
        received[step] = (received[step] as number) + weight;
        if (weight > 0) entropy -= weight * Math.log(weight);
      });
      evenness += entropy / Math.log(visible);
      queries += 1;
    }
  }
  return { evenness: evenness / queries, concentration: Math.max(...received) / queries };
}
