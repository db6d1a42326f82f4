/** A number as a float of Python: `0.1`, `1.0`. */
export function float(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);
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
