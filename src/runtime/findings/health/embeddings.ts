import { keyOfLayer } from '../../../experiment/index.ts';
import { type Look, ownState } from '../../look.ts';

/** The vectors of an embedding, of the tokens that occur in the training examples. */
export interface EmbeddingHealth {
  /** `LayerView.key`. */
  readonly key: string;
  readonly tokens: number;
  /** The number of vectors that are almost 0. */
  readonly dead: number;
  /** The variance of the vectors as a share of their mean squared length: 0 if all are the same. */
  readonly variety: number;
}

/** The length of a vector that tells nothing. */
const DEAD = 1e-3;

/** Nothing if no layer embeds the tokens of the examples. */
export async function embeddingsOf(look: Look): Promise<readonly EmbeddingHealth[]> {
  const { trainer, compiled, member } = look;
  const places = member.spec.layers.flatMap(({ id }, layer) => (id === 'embedding' ? [layer] : []));
  if (places.length === 0) return [];
  const used = new Set<number>();
  for (const token of member.data.parts.train.x.data) used.add(token);
  const state = ownState(look, await trainer.state());
  return places.flatMap((layer) => {
    const weight = compiled.parameters.find(({ name }) => name === `${compiled.layers[layer]?.name}/weight`);
    const values = weight && state.get(weight.name);
    if (!values) return [];
    const width = weight.shape[1] as number;
    const vectors = [...used].map((token) => values.subarray(token * width, (token + 1) * width));
    return [{ key: keyOfLayer(member.spec.layers, layer), tokens: vectors.length, ...compare(vectors, width) }];
  });
}

function compare(vectors: readonly Float32Array[], width: number): Pick<EmbeddingHealth, 'dead' | 'variety'> {
  const mean = new Float64Array(width);
  let [squares, dead] = [0, 0];
  for (const vector of vectors) {
    const square = vector.reduce((sum, value) => sum + value ** 2, 0);
    squares += square / vectors.length;
    if (square < DEAD ** 2) dead += 1;
    vector.forEach((value, place) => {
      mean[place] = (mean[place] as number) + value / vectors.length;
    });
  }
  const common = mean.reduce((sum, value) => sum + value ** 2, 0);
  return { dead, variety: squares > 0 ? Math.max(0, 1 - common / squares) : 0 };
}
