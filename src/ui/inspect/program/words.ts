import { formatNumber } from '../../../math/format.ts';
import { counted } from '../../counted.ts';
import type { Drawn, GraphNode, NodeCounts } from './graph.ts';

/** What the page says about a graph. */
export interface GraphWords {
  /** After "Graph of the" and "Nodes of the". */
  readonly name: string;
  /** What runs the graph, before the explanation of the keys. */
  readonly intro: string;
  /** What the graph does not show. */
  readonly note: string;
  /** What results become: before and after their names. */
  readonly becomes: readonly [label: string, rest: string];
}

export const STEP_WORDS: GraphWords = {
  name: 'training step',
  intro: 'Every training step runs these operations in onnxruntime.',
  note: 'A step needs the gradient of the loss, not its value: another program computes the losses on this page.',
  becomes: ['Becomes', ' of the next step'],
};

export const FILE_WORDS: GraphWords = {
  name: 'exported network',
  intro: 'These are the operations of the ONNX file that Export saves, from the raw data to the answers.',
  note: 'The file also contains the current weights and the text of this experiment.',
  becomes: ['Returned as', ''],
};

export const PHASE_MEANING: Record<GraphNode['phase'], string> = {
  forward: 'from the batch towards the loss',
  backward: 'from the loss to the gradients',
  update: 'from the gradients to the next parameters',
  preparation: 'from the raw data to the inputs of the network',
  network: 'from its inputs to its outputs',
  answer: 'from its outputs to the results of the file',
};

/** A sentence on the constants, which the counts of the phases exclude; ends with a space. */
export function constantsNote(count: number): string {
  if (count === 0) return '';
  const [is, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${counted(count, 'constant')} ${is} shown in the nodes that read ${them}. `;
}

/** The title of the table of all nodes. */
export function tableTitle({ phases, constants }: NodeCounts): string {
  const nodes = [...phases.values()].reduce((sum, count) => sum + count, 0);
  const more = constants > 0 ? ` and ${counted(constants, 'constant')}` : '';
  return `All ${counted(nodes, 'node')}${more} as a table`;
}

/** The shape as text, such as "10×8"; "number" for a scalar; empty if it is not known. */
export function shapeText(shape: GraphNode['shape']): string {
  if (!shape) return '';
  return shape.length > 0 ? shape.join('×') : 'number';
}

/** The title of a drawn node; a chain has the number of its other nodes appended. */
export function titleOf({ nodes }: Pick<Drawn, 'nodes'>): string {
  const last = nodes.at(-1) as GraphNode;
  if (nodes.length > 1) return `${last.op} +${nodes.length - 1}`;
  return nodeTitle(last);
}

export function nodeTitle({ op, name, constant, shape }: GraphNode): string {
  if (op !== 'input' && op !== 'constant') return op;
  if (name !== null) return name;
  if (op === 'input') return op;
  if (!constant) return `constant ${shapeText(shape)}`;
  const numbers = constant.slice(0, 4).map((number) => formatNumber(number));
  return `constant ${numbers.join(', ')}${constant.length > 4 ? ', …' : ''}`;
}

/** The attributes of a node as text, without those that are switched off. */
export function attributeTexts({ op, attributes }: GraphNode): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => {
    if (value === false || (op === 'input' && key === 'name')) return [];
    if (value === true) return [key];
    const text = Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'number'
        ? formatNumber(value)
        : String(value);
    return [`${key} ${text}`];
  });
}
