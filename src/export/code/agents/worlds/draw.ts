import type { WorldSite } from './definition.ts';

/** The name of a function that draws whole numbers from uniform ones. */
export function draw({ script, dialect: { whole } }: WorldSite): string {
  return script.helper(
    'draw',
    `def draw(noise, count):
    """A whole number below count for each uniform one, which may have been rounded to 1."""
    return ${whole('noise * (count * (1 - 1e-6))')}`,
  );
}

/** The name of a function that makes normal numbers from pairs of uniform ones. */
export function normal({ script, dialect: { module } }: WorldSite): string {
  script.import('import math');
  return script.helper(
    'normal',
    `def normal(noise):
    """A standard normal number for each row of two uniform ones (Box and Muller)."""
    radius = ${module}.sqrt(-2 * ${module}.log(${module}.clip(1 - noise[:, 0], 2**-24, 1.0)))
    return radius * ${module}.cos(2 * math.pi * noise[:, 1])`,
  );
}
