/** A plane through a space of many dimensions; `x` and `y` are perpendicular. */
export interface Plane {
  readonly origin: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export type Projection = readonly [x: number, y: number];

/** Returns a function that projects a point onto the plane, in units of its directions. It caches its results. */
export function projector({ origin, x, y }: Plane): (point: ArrayLike<number>) => Projection {
  const xx = squared(x);
  const yy = squared(y);
  const known = new WeakMap<ArrayLike<number>, Projection>();
  return (point) => {
    const found = known.get(point);
    if (found) return found;
    let along = 0;
    let across = 0;
    for (let index = 0; index < point.length; index++) {
      const away = (point[index] as number) - (origin[index] as number);
      along += away * (x[index] as number);
      across += away * (y[index] as number);
    }
    const projection = [xx > 0 ? along / xx : 0, yy > 0 ? across / yy : 0] as const;
    known.set(point, projection);
    return projection;
  };
}

/** The share of the points' variance that lies in the plane; NaN if the points do not differ. */
export function shareInPlane(plane: Plane, points: readonly ArrayLike<number>[]): number {
  const [first] = points;
  if (!first) return Number.NaN;
  const mean = new Float64Array(first.length);
  for (const point of points)
    for (let index = 0; index < mean.length; index++) (mean[index] as number) += point[index] as number;
  for (let index = 0; index < mean.length; index++) (mean[index] as number) /= points.length;
  const project = projector({ ...plane, origin: mean });
  const [xx, yy] = [squared(plane.x), squared(plane.y)];
  let inside = 0;
  let all = 0;
  for (const point of points) {
    const [x, y] = project(point);
    inside += x * x * xx + y * y * yy;
    for (let index = 0; index < mean.length; index++) all += ((point[index] as number) - (mean[index] as number)) ** 2;
  }
  return all > 0 ? inside / all : Number.NaN;
}

function squared(vector: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] as number) ** 2;
  return sum;
}
