import { describe, expect, it } from 'vitest';
import { attention } from '../../../src/runtime/findings/attention.ts';
import type { Attention, AttentionLayer } from '../../../src/runtime/protocol.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

const NAMES = 'data=names(n=200)&opt=adam';

async function attentionIn(run: Prepared, index = 0): Promise<Attention | null> {
  const { value } = await attention.find(lookAt(run), { index }).next();
  return value as Attention | null;
}

/** Scores and weights by hand, in float64. @param rows the input of the layer, [steps, features] */
function byHand(rows: readonly (readonly number[])[], weight: Float32Array, bias: Float32Array, heads: number) {
  const features = rows[0]?.length ?? 0;
  const width = features / heads;
  const project = (row: readonly number[], column: number) =>
    row.reduce((sum, value, from) => sum + value * (weight[from * 3 * features + column] as number), bias[column] ?? 0);
  return Array.from({ length: heads }, (_, head) =>
    rows.map((query, t) => {
      const scores = rows.map((key, s) => {
        if (s > t) return Number.NEGATIVE_INFINITY;
        let product = 0;
        for (let place = head * width; place < (head + 1) * width; place++) {
          product += project(query, place) * project(key, features + place);
        }
        return product / Math.sqrt(width);
      });
      const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
      return { scores, weights: scores.map((score) => Math.exp(score) / total) };
    }),
  );
}

describe('attention', () => {
  it('equals that computed by hand from the parameters, and masks later steps', async () => {
    const run = await prepared(`${NAMES}&net=embedding(6),self_attention(2)`);
    await run.trainer.train(20);
    const found = (await attentionIn(run, 3)) as Attention;
    const state = await run.trainer.state();
    const table = state.get('embedding1/weight') as Float32Array;
    const rows = Array.from(found.input, (token) => [...table.subarray(token * 6, (token + 1) * 6)]);
    const expected = byHand(
      rows,
      state.get('self_attention2/in_proj_weight') as Float32Array,
      state.get('self_attention2/in_proj_bias') as Float32Array,
      2,
    );
    const [layer] = found.layers as [AttentionLayer];
    expect(layer).toMatchObject({ layer: 1, heads: 2, steps: 12, width: 3 });
    expect(found.step).toBe(20);
    expected.flat().forEach(({ scores, weights }, row) => {
      scores.forEach((score, s) => {
        const at = row * 12 + s;
        if (score === Number.NEGATIVE_INFINITY) expect(layer.scores[at]).toBe(score);
        else expect(layer.scores[at]).toBeCloseTo(score, 4);
        expect(layer.weights[at]).toBeCloseTo(weights[s] as number, 5);
      });
    });
  });

  it.each([
    ['net=embedding(8),positions,transformer_block(2,16),transformer_block(4,16)', [2, 4]],
    ['net=embedding(8),self_attention(2,none)', [2]],
  ])('has rows that sum to 1 in every layer: %s', async (net, heads) => {
    const run = await prepared(`${NAMES}&${net}`);
    const found = (await attentionIn(run)) as Attention;
    expect(found.layers.map((layer) => layer.heads)).toEqual(heads);
    for (const { weights, scores, steps } of found.layers) {
      for (let row = 0; row < weights.length; row += steps) {
        const sum = weights.subarray(row, row + steps).reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 5);
      }
      expect(scores.some((score) => score === Number.NEGATIVE_INFINITY)).toBe(!net.includes('none'));
    }
  });

  it('is not found without such a layer, or without the example', async () => {
    expect(await attentionIn(await prepared(`${NAMES}&net=embedding(4),gru(4)`))).toBeNull();
    expect(await attentionIn(await prepared(`${NAMES}&net=embedding(4),self_attention(2)`), 200)).toBeNull();
  });
});
