import { formatNumber } from '../../../math/format.ts';
import type { Phase } from '../../../runtime/protocol.ts';
import { counted } from '../../counted.ts';
import type { Drawn, ProgramNode } from './graph.ts';

export const PHASES: readonly Phase[] = ['forward', 'backward', 'update'];

export const PHASE_MEANING: Record<Phase, string> = {
  forward: 'from the batch towards the loss',
  backward: 'from the loss to the gradients',
  update: 'from the gradients to the next parameters',
};

/** A sentence on the constants, which the counts of the phases exclude; ends with a space. */
export function constantsNote(count: number): string {
  if (count === 0) return '';
  const [is, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${counted(count, 'constant')} ${is} shown in the nodes that read ${them}. `;
}

/** The title of the table of all nodes. */
export function tableTitle({ constant, ...phases }: Readonly<Record<Phase | 'constant', number>>): string {
  const constants = constant > 0 ? ` and ${counted(constant, 'constant')}` : '';
  return `All ${counted(phases.forward + phases.backward + phases.update, 'node')}${constants} as a table`;
}

/** The shape as text, such as "10×8"; "number" for a scalar. */
export function shapeText(shape: readonly number[]): string {
  return shape.length > 0 ? shape.join('×') : 'number';
}

/** The title of a drawn node; a chain has the number of its other nodes appended. */
export function titleOf({ nodes }: Pick<Drawn, 'nodes'>): string {
  const last = nodes.at(-1) as ProgramNode;
  if (nodes.length > 1) return `${last.op} +${nodes.length - 1}`;
  return nodeTitle(last);
}

export function nodeTitle({ op, name, constant, shape }: ProgramNode): string {
  if (op === 'input') return name ?? 'input';
  if (op !== 'constant') return op;
  if (!constant) return `constant ${shapeText(shape)}`;
  const numbers = constant.slice(0, 4).map((number) => formatNumber(number));
  return `constant ${numbers.join(', ')}${constant.length > 4 ? ', …' : ''}`;
}

/** The attributes of a node as text, without those that are switched off. */
export function attributeTexts({ op, attributes }: ProgramNode): string[] {
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
