import { formatNumber } from '../../../plots/format.ts';
import type { Phase } from '../../../runtime/protocol.ts';
import { counted } from '../../counted.ts';
import type { Drawn, ProgramNode } from './graph.ts';

export const PHASES: readonly Phase[] = ['forward', 'backward', 'update'];

export const PHASE_MEANING: Record<Phase, string> = {
  forward: 'from the batch towards the loss',
  backward: 'from the loss to the gradients',
  update: 'from the gradients to the next parameters',
};

/** Where the constants of a program are, which the counts of its phases leave out; ends with a blank. */
export function constantsNote(count: number): string {
  if (count === 0) return '';
  const [is, them] = count === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${counted(count, 'constant')} ${is} shown in the nodes that read ${them}. `;
}

/** What the table of all nodes holds. */
export function tableTitle({ constant, ...phases }: Readonly<Record<Phase | 'constant', number>>): string {
  const constants = constant > 0 ? ` and ${counted(constant, 'constant')}` : '';
  return `All ${counted(phases.forward + phases.backward + phases.update, 'node')}${constants} as a table`;
}

/** 10×8; a single number has no shape to speak of. */
export function shapeText(shape: readonly number[]): string {
  return shape.length > 0 ? shape.join('×') : 'number';
}

/** What a node is called: inputs by their names, chains by how long they are. */
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

/** What an op was told beside its inputs, in words; what is switched off goes without saying. */
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
