import type { PlotView } from './types.ts';

/** A part of a feature's name, with its typography. */
export interface FeaturePart {
  readonly text: string;
  readonly set: 'variable' | 'index' | 'power' | 'word';
}

/** The parts of a feature's name: x1 is a letter with an index, x1_squared also has a power; other names are words. */
export function featureParts(name: string): readonly FeaturePart[] {
  const [, wave, of = ''] = /^(sin|cos)_(.+)$/.exec(name) ?? [];
  if (wave) return [{ text: `${wave} `, set: 'word' }, ...featureParts(of)];
  const [, base] = /^(.+)_squared$/.exec(name) ?? [];
  if (base) return [...featureParts(base), { text: '2', set: 'power' }];
  const [, first, second = ''] = /^([a-z]\d+)_([a-z]\d+)$/i.exec(name) ?? [];
  if (first) return [...featureParts(first), ...featureParts(second)];
  const [, letter = '', digits = ''] = /^([a-z])_?(\d*)$/i.exec(name) ?? [];
  if (letter === '') return [{ text: name, set: 'word' }];
  const variable: FeaturePart = { text: letter, set: 'variable' };
  return digits === '' ? [variable] : [variable, { text: digits, set: 'index' }];
}

/** The display name of a feature. */
export function labelOf({ labels }: Pick<PlotView, 'labels'>, feature: string): string {
  return labels?.[feature] ?? feature;
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The name as plain text: x₁, x₁², sin x₁. */
export function featureText(name: string): string {
  return featureParts(name)
    .map(({ text, set }) =>
      set === 'index' ? raised(text, SUBSCRIPTS) : set === 'power' ? raised(text, SUPERSCRIPTS) : text,
    )
    .join('');
}

function raised(digits: string, alphabet: string): string {
  return Array.from(digits, (digit) => alphabet[Number(digit)]).join('');
}
