/** Pieces of Python that the writers for JAX share. */
import { indented } from '../script.ts';

type Named = Readonly<Record<string, string | number | undefined>>;

/** A call: `f(x, alpha=0.1)`. An argument by name that is undefined is left out. */
export function invocation(name: string, args: readonly (string | number)[], named: Named = {}): string {
  const byName = Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]));
  return `${name}(${[...args.map(String), ...byName].join(', ')})`;
}

/** A function with a docstring. Lines that are null are left out. */
export function definition(
  signature: string,
  docstring: string,
  body: readonly (string | null)[],
  decorator: string | null = null,
): string {
  const statements = body.filter((line) => line !== null);
  const gap = statements[0]?.startsWith('def ') ? [''] : [];
  const lines = [`"""${docstring}"""`, ...gap, ...statements];
  return `${decorator === null ? '' : `${decorator}\n`}def ${signature}:\n${indented(lines.join('\n'))}`;
}

/** A dict with an entry on each line. */
export function dict(entries: Iterable<readonly [key: string, value: string]>): string {
  return `{\n${[...entries].map(([key, value]) => `${indented(`${JSON.stringify(key)}: ${value},`)}\n`).join('')}}`;
}

/** Values of tensors by their names, `dense1/weight`, as a dict of each layer's dict. */
export function nested(values: Iterable<readonly [name: string, value: string]>): string {
  const layers = new Map<string, [string, string][]>();
  for (const [name, value] of values) {
    const [layer, tensor] = name.split('/') as [string, string];
    layers.set(layer, [...(layers.get(layer) ?? []), [tensor, value]]);
  }
  return dict([...layers].map(([layer, tensors]) => [layer, dict(tensors)]));
}

/** The parameters with some tensors replaced: a copy of the dicts, because those that a function receives do not change. */
export function replaced(values: Iterable<readonly [name: string, value: string]>): string {
  const layers = new Map<string, string[]>();
  for (const [name, value] of values) {
    const [layer, tensor] = name.split('/') as [string, string];
    layers.set(layer, [...(layers.get(layer) ?? []), `"${tensor}": ${value}`]);
  }
  const entries = [...layers].map(([layer, tensors]) => `"${layer}": params["${layer}"] | {${tensors.join(', ')}}`);
  return `params | {${entries.join(', ')}}`;
}

/** The expression of a parameter with this name, `params["dense1"]["weight"]`. */
export function parameter(name: string, of = 'params'): string {
  return name.split('/').reduce((path, key) => `${path}["${key}"]`, of);
}

/** Variables in a row: `params, opt_state`. */
export function listed(names: readonly (string | null)[]): string {
  return names.filter((name) => name !== null).join(', ');
}
