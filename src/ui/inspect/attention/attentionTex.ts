import type { AttentionCell, AttentionHead } from '../../../plots/sequences/draw-attention.ts';
import { texNumber } from '../../texNumber.ts';

/**
 * How the weight of a cell came to be, in TeX: the score as a scaled product, and its softmax over the steps that are
 * not masked.
 * @param width the number of features of a query
 */
export function attentionTex({ steps, scores, weights }: AttentionHead, width: number, cell: AttentionCell): string {
  const { query, key } = cell;
  const row = Array.from({ length: steps }, (_, step) => scores[query * steps + step] as number);
  const score = row[key] as number;
  const [t, s] = [query + 1, key + 1];
  const isCausal = steps > 1 && scores[1] === Number.NEGATIVE_INFINITY;
  const total = row.reduce((sum, one) => sum + Math.exp(one), 0);
  const isMasked = score === Number.NEGATIVE_INFINITY;
  const product = isMasked
    ? `z_{${t},${s}} &= -\\infty \\quad \\text{(masked)}`
    : `z_{${t},${s}} &= \\frac{q_{${t}} \\cdot k_{${s}}}{\\sqrt{${width}}} = \\frac{${texNumber(score * Math.sqrt(width))}}{${texNumber(Math.sqrt(width))}} = ${texNumber(score)}`;
  const numerator = isMasked ? 'e^{-\\infty}' : `e^{${texNumber(score)}}`;
  const range = isCausal ? `u \\le ${t}` : `u`;
  return `\\begin{aligned} ${product} \\\\ \\alpha_{${t},${s}} &= \\frac{e^{z_{${t},${s}}}}{\\sum_{${range}} e^{z_{${t},u}}} = \\frac{${numerator}}{${texNumber(total)}} = ${texNumber(weights[query * steps + key] as number)} \\end{aligned}`;
}
