import { labelOf } from '../../plots/core/feature-parts.ts';
import { sourceLayer } from '../../plots/core/source-layer.ts';
import { parameterOf, sumWeightOf } from '../../plots/network/numbers.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { Unit } from '../../store/choice.ts';
import { definitionIn } from '../activationTex.ts';
import { signedTex } from '../texNumber.ts';

/** With more inputs, only those with the largest weights are written. */
const MOST_TERMS = 3;
/** Longer names take the space of a term. */
const LONG_NAME = 8;

/**
 * The formula of a unit with its current numbers, in TeX: a weighted sum of the previous layer's outputs, and a bias.
 * Null if the layer computes something else.
 * @param parameters `Frame.parameters`
 */
export function weightedSum(view: RunView, parameters: ArrayLike<number>, { layer, unit }: Unit): string | null {
  const weight = sumWeightOf(view, layer);
  const bias = parameterOf(view, layer, 'bias');
  const before = view.layers[sourceLayer(view, layer)]?.units ?? view.inputs.length;
  const [inputs = 0, outputs = 0] = weight?.shape ?? [];
  if (weight?.shape.length !== 2 || inputs !== before || unit >= outputs) return null;

  const terms = Array.from({ length: inputs }, (_, input) => ({
    input,
    weight: parameters[weight.offset + input * outputs + unit] as number,
  }));
  const byWeight = terms.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const nameLength =
    sourceLayer(view, layer) < 0 ? Math.max(...view.inputs.map((input) => labelOf(view, input).length)) : 0;
  const most = nameLength > LONG_NAME ? MOST_TERMS - 1 : MOST_TERMS;
  const heaviest = byWeight.slice(0, most).toSorted((a, b) => a.input - b.input);
  const summands = heaviest.map((term) => `${signedTex(term.weight)}\\,${inputTex(view, layer, term.input)}`);
  if (inputs > most) summands.push(`+ \\text{${inputs - most} more}`);
  if (bias) summands.push(signedTex(parameters[bias.offset + unit] as number));
  return `z = ${summands.join(' ').replace(/^\+ /, '')}`;
}

/**
 * The activation of z, in TeX.
 * @param tex the activation's definition as a function of x
 */
export function activationOfZ(tex: string): string {
  const { name, value } = definitionIn(tex);
  // A function without a name is replaced by its definition.
  const of = name === null ? value.replaceAll(/(?<![a-zA-Z\\])x(?![a-zA-Z])/g, 'z') : `${name}(z)`;
  return `a = ${of}`;
}

function inputTex(view: RunView, layer: number, input: number): string {
  if (layer > 0) return `a^{(${layer})}_{${input + 1}}`;
  const name = labelOf(view, view.inputs[input] ?? '');
  const indexed = /^([a-z])_?(\d+)$/i.exec(name);
  return indexed
    ? `${indexed[1]}_{${indexed[2]}}`
    : `\\text{${name.replaceAll(/[\\{}$&#^_%~]/g, (sign) => escaped(sign))}}`;
}

function escaped(sign: string): string {
  if (sign === '^') return '\\textasciicircum{}';
  if (sign === '~') return '\\textasciitilde{}';
  return sign === '\\' ? '\\textbackslash{}' : `\\${sign}`;
}
