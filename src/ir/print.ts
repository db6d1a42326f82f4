import { formatType, type Graph, inputName, type Value } from './graph.ts';

/** A graph as text for golden files and for reading: one line per value, numbered in order of computation. */
export function printGraph(graph: Graph): string {
  const numbers = new Map(graph.values.map((value, index) => [value, `%${index}`]));
  const name = (value: Value) => numbers.get(value) as string;
  const lines = graph.values.map((value) => `${name(value)} = ${printValue(value, name)} : ${formatType(value.type)}`);
  const outputs = Object.entries(graph.outputs).map(([output, value]) => `${output} ← ${name(value)}`);
  return `${[...lines, ...outputs].join('\n')}\n`;
}

function printValue(value: Value, name: (value: Value) => string): string {
  if (value.op === 'input') return `input "${inputName(value)}"`;
  if (value.constant) {
    const { constant } = value;
    const first = constant[0] as number;
    return constant.every((element) => element === first) ? `constant ${first}` : `constant of ${constant.length}`;
  }
  const attributes = Object.entries(value.attributes)
    .filter(([, attribute]) => attribute !== false)
    .map(([key, attribute]) => ` ${key}=${JSON.stringify(attribute)}`);
  return `${value.op}(${value.inputs.map(name).join(', ')})${attributes.join('')}`;
}
