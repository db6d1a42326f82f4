import type { ExperimentSpec, Plane } from '../../experiment/experiment.ts';
import { dataOf, inputsOf, planeColumns } from '../../experiment/index.ts';

/** Up to this many columns, every pair is offered; with more, only pairs with one of the data's default axes. */
const FEW = 8;

/**
 * The planes that the pictures of an experiment can show: pairs of its numeric features, in order, then the principal
 * components. For images only these, because two pixels are meaningless. None if there are no more than two numbers.
 */
export function planesOf(spec: ExperimentSpec): readonly Plane[] {
  const numbers = planeColumns(spec);
  const { axes, image } = dataOf(spec);
  const inputs = new Set(inputsOf(spec));
  const fed = numbers.filter((id) => inputs.has(id));
  if (numbers.length <= 2 || fed.length < 2) return [];
  if (image !== null) return ['components'];
  const pairs = fed.flatMap((across, index) => fed.slice(index + 1).map((up) => [across, up] as const));
  const few =
    fed.length <= FEW
      ? pairs
      : pairs.filter((pair) => axes !== 'components' && axes.some((axis) => pair.includes(axis)));
  return [...few, 'components'];
}

/** A plane as the value of a form control. */
export function planeId(plane: Plane): string {
  return plane === 'components' ? plane : plane.join(' ');
}
