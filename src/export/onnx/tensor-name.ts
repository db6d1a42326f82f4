/** The name in a file of a parameter, a memory or a number of a layer: `dense1.weight` for `dense1/weight`. */
export function tensorName(name: string): string {
  return name.replaceAll('/', '.');
}
