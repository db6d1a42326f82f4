import { labelOf } from '../../plots/feature-parts.ts';
import { formatNumber } from '../../plots/format.ts';
import type { RunView } from '../../runtime/protocol.ts';
import type { Unit } from '../../store/choice.ts';

/** With more inputs than that only the heaviest are written. */
const MOST_TERMS = 3;
/** Names with more letters take the room of a term. */
const LONG_NAME = 8;

/**
 * What a unit computes, with its own numbers, in TeX: a weighted sum of what the layer before it says, and a bias.
 * null where the layer does something else.
 * @param parameters `Frame.parameters`
 */
export function weightedSum(view: RunView, parameters: ArrayLike<number>, { layer, unit }: Unit): string | null {
  const name = view.layers[layer]?.name;
  const weight = view.parameters.find((parameter) => parameter.name === `${name}/weight`);
  const bias = view.parameters.find((parameter) => parameter.name === `${name}/bias`);
  const before = layer === 0 ? view.features.length : view.layers[layer - 1]?.units;
  const [inputs = 0, outputs = 0] = weight?.shape ?? [];
  if (weight?.shape.length !== 2 || inputs !== before || unit >= outputs) return null;

  const terms = Array.from({ length: inputs }, (_, input) => ({
    input,
    weight: parameters[weight.offset + input * outputs + unit] as number,
  }));
  const byWeight = terms.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const nameLength = layer === 0 ? Math.max(...view.features.map((feature) => labelOf(view, feature).length)) : 0;
  const most = nameLength > LONG_NAME ? MOST_TERMS - 1 : MOST_TERMS;
  const heaviest = byWeight.slice(0, most).toSorted((a, b) => a.input - b.input);
  const summands = heaviest.map((term) => `${signed(term.weight)}\\,${inputTex(view, layer, term.input)}`);
  if (inputs > most) summands.push(`+ \\text{${inputs - most} more}`);
  if (bias) summands.push(signed(parameters[bias.offset + unit] as number));
  return `z = ${summands.join(' ').replace(/^\+ /, '')}`;
}

/**
 * What becomes of z, in TeX.
 * @param tex the activation's definition as a function of x
 */
export function activationOfZ(tex: string): string {
  const [, name = '', value = ''] = /^(?:\\begin\{aligned\} )?(.+?)\(x(?:_i)?\)(?:_i)? &?= (.*)$/s.exec(tex) ?? [];
  // One that has no name of its own is told by what it does.
  const of = name === '\\varphi' ? value.replaceAll(/(?<![a-zA-Z\\])x(?![a-zA-Z])/g, 'z') : `${name}(z)`;
  return `a = ${of}`;
}

function inputTex(view: RunView, layer: number, input: number): string {
  if (layer > 0) return `a^{(${layer})}_{${input + 1}}`;
  const name = labelOf(view, view.features[input] ?? '');
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

/** "+ 0.42" or "- 1.30": with all digits, so that it does not jump as it changes. */
function signed(value: number): string {
  if (!Number.isFinite(value)) return '+ \\text{?}';
  const [mantissa, exponent] = formatNumber(Math.abs(value), { fixed: true }).replace('−', '-').split('e');
  return `${value < 0 ? '-' : '+'} ${exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${exponent}}`}`;
}
