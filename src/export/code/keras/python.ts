/** More than float32 has, and fewer than rounding in float64 spoils. */
const DIGITS = 12;

/** A number as a float of Python: `0.1`, `1.0`. */
export function float(value: number): string {
  const short = Number(value.toPrecision(DIGITS));
  return Number.isInteger(short) && Math.abs(short) < 1e15 ? `${short}.0` : String(short);
}

/** A call with positional arguments and those with names; those without a value are left out. */
export function invoked(
  name: string,
  args: readonly (string | number)[],
  named: Readonly<Record<string, string | number | undefined>> = {},
): string {
  const given = Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
  return `${name}(${[...args, ...given].join(', ')})`;
}
