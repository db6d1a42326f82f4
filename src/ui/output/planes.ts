import type { Plane } from '../../spec/experiment.ts';

/** Every plane that a picture of these features can span: each two of them, in order, then the principal components. */
export function planesOf(features: readonly string[]): readonly Plane[] {
  const pairs = features.flatMap((across, index) => features.slice(index + 1).map((up) => [across, up] as const));
  return [...pairs, 'components'];
}

/** A plane as the value of a form control. */
export function planeId(plane: Plane): string {
  return plane === 'components' ? plane : plane.join(' ');
}
