import type { Hyperparameter } from '../../catalog/entry.ts';

/** How the positions of a range input stand for values. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  toPosition(value: number): number;
  toValue(position: number): number;
}

type Quantity = Pick<Hyperparameter, 'min' | 'max' | 'scale'> & { readonly integer?: boolean };

/** A log scale where the quantity is compared by ratio, else a linear one in round steps. */
export function sliderScale({ min, max, scale, integer = false }: Quantity): Scale {
  if (scale === 'linear') {
    const step = integer ? 1 : 10 ** Math.floor(Math.log10((max - min) / 100) + 1e-9);
    return { min, max, step, toPosition: (value) => value, toValue: (position) => Number(position.toPrecision(6)) };
  }
  // Zero has no logarithm: it takes the left end, six decades below the other.
  const low = min > 0 ? min : max / 1e6;
  const bounded = (value: number) => Math.min(max, Math.max(min, value));
  return {
    min: Math.log10(low),
    max: Math.log10(max),
    step: 'any',
    toPosition: (value) => Math.log10(Math.max(low, value)),
    toValue(position) {
      if (position <= Math.log10(low)) return min;
      const value = 10 ** position;
      return bounded(integer ? Math.round(value) : Number(value.toPrecision(2)));
    },
  };
}
