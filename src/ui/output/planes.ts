import type { ExperimentSpec, Plane } from '../../experiment/experiment.ts';
import { dataOf, inputsOf, planeColumns } from '../../experiment/index.ts';
import { environmentOf } from '../../experiment/world.ts';

/** Up to this many columns, every pair is offered; with more, only pairs with one of the data's default axes. */
const FEW = 8;

/**
 * The planes that the pictures of an experiment can show: pairs of its numeric features, in order, then the principal
 * components. For images only these, because two pixels are meaningless, and for a world only pairs of numbers of its
 * state. None if there are no more than two numbers.
 */
export function planesOf(spec: ExperimentSpec): readonly Plane[] {
  const numbers = planeColumns(spec);
  if (environmentOf(spec)) return numbers.length <= 2 ? [] : pairsOf(numbers);
  const { axes, image } = dataOf(spec);
  const inputs = new Set(inputsOf(spec));
  const fed = numbers.filter((id) => inputs.has(id));
  if (numbers.length <= 2 || fed.length < 2) return [];
  if (image !== null) return ['components'];
  const pairs = pairsOf(fed);
  const few =
    fed.length <= FEW
      ? pairs
      : pairs.filter((pair) => axes !== 'components' && axes.some((axis) => pair.includes(axis)));
  return [...few, 'components'];
}

function pairsOf(ids: readonly string[]): readonly (readonly [across: string, up: string])[] {
  return ids.flatMap((across, index) => ids.slice(index + 1).map((up) => [across, up] as const));
}

/** A plane as the value of a form control. */
export function planeId(plane: Plane): string {
  return plane === 'components' ? plane : plane.join(' ');
}
