/** Whole pixels by which an image is moved; negative to the left and up. */
export interface Displacement {
  readonly right: number;
  readonly down: number;
}

export const NOT_MOVED: Displacement = { right: 0, down: 0 };

/** "Not moved", "2 pixels right", "1 pixel left, 3 down". */
export function displacementWords({ right, down }: Displacement): string {
  const parts = [
    ...(right === 0 ? [] : [[Math.abs(right), right > 0 ? 'right' : 'left'] as const]),
    ...(down === 0 ? [] : [[Math.abs(down), down > 0 ? 'down' : 'up'] as const]),
  ];
  if (parts.length === 0) return 'Not moved';
  return parts
    .map(([count, way], index) => `${count} ${index > 0 ? '' : count === 1 ? 'pixel ' : 'pixels '}${way}`)
    .join(', ');
}
