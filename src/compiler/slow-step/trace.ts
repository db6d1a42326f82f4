import { calculate } from '../../arithmetic/calculate.ts';
import { type Calculation, isOperation, numbersOf, type Operation } from '../../arithmetic/calculation.ts';
import type { Value } from '../../ir/graph.ts';
import { positionIn } from '../../math/shape.ts';
import { elementRules, onlyMoves, type Source } from '../../ops/elements.ts';
import type { OpName } from '../../ops/table.ts';
import type { Quantity } from './quantity.ts';

/** An element of a value of a step. */
export interface Place {
  /** The id of the value. */
  readonly node: number;
  readonly index: number;
}

/** A number in a calculation. */
export interface TracedNumber {
  readonly value: number;
  /** Its symbol as TeX; null if it has none. */
  readonly tex: string | null;
  /** What it is an element of; null if nothing computes it. */
  readonly place: Place | null;
  /** The number of terms of a sum that it replaces; absent if it replaces none. */
  readonly terms?: number;
}

/** How an element of a value is computed. */
export interface Trace extends TracedNumber {
  /** null if it is given. */
  readonly calculation: Calculation<TracedNumber> | null;
}

/** More numbers than this are not shown together. */
const MOST_NUMBERS = 16;
/** Of a longer sum, the largest terms are shown, and the rest as one: fewer, if these can then be unfolded completely. */
const MOST_TERMS = [6, 4, 3] as const;
const MOST_LEVELS = 8;

/** What the values of a step are called. */
export type Names = ReadonlyMap<Value, Quantity>;

/** The names of values; of several quantities with the same value, the first is what it is called. */
export function namesOf(quantities: readonly Quantity[]): Names {
  return new Map(quantities.toReversed().map((quantity) => [quantity.value, quantity]));
}

/** What a trace reads. */
export interface TracedStep {
  readonly names: Names;
  /** The elements of a value of the step. */
  read(value: Value): ArrayLike<number>;
}

/** A number of a calculation that is being unfolded, or an operation in its place. */
interface Part {
  /** The element that it is; null if nothing computes it. */
  readonly of: { readonly value: Value; readonly index: number } | null;
  readonly number: number;
  readonly terms?: number;
  /** How it is computed, once that is shown. */
  how: { readonly operation: Operation; readonly operands: readonly Part[] } | null;
}

/**
 * How one element of a value is computed, down to numbers that have names, as far as that can be read at once.
 * @param own the quantity for which it is traced, if the value has several names
 */
export function traceOf(step: TracedStep, value: Value, index: number, own?: Quantity): Trace {
  const { names } = step;
  const first = names.get(value);
  const quantity = own ?? first;
  const toNumber = ({ of, number, terms }: Part): TracedNumber => ({
    value: number,
    tex: of && (names.get(of.value)?.tex(indexText(of.value, of.index)) ?? null),
    place: of && { node: of.value.id, index: of.index },
    ...(terms !== undefined && { terms }),
  });
  const toCalculation = (part: Part): Calculation<TracedNumber> => {
    if (!part.how) return toNumber(part);
    const { operation, operands } = part.how;
    return { operation, operands: operands.map(toCalculation).flatMap((operand) => termsOf(operation, operand)) };
  };
  const tex = quantity?.tex(indexText(value, index)) ?? null;
  // The same value under another name, such as the gradients before and after a layer that passes them on.
  const isAlias = first !== undefined && tex !== first.tex(indexText(value, index));
  const isComputed = value.inputs.length > 0;
  const element = { of: { value, index }, number: step.read(value)[index] as number, how: null };
  return {
    ...toNumber(element),
    tex,
    calculation: isAlias ? toNumber(element) : isComputed ? toCalculation(unfold(step, value, index)) : null,
  };
}

/** A sum in a sum, or a product in a product, needs no parentheses. */
function termsOf(operation: Operation, operand: Calculation<TracedNumber>): readonly Calculation<TracedNumber>[] {
  const joins = operation === 'add' || operation === 'mul';
  return joins && isOperation(operand) && operand.operation === operation ? operand.operands : [operand];
}

/** The index of an element from 1, axis by axis, without axes of length 1: "3,\\,2". */
function indexText({ type: { shape } }: Value, index: number): string {
  return positionIn(shape, index)
    .filter((_, axis) => shape[axis] !== 1)
    .map((position) => position + 1)
    .join(',\\,');
}

/** How an element is computed, down to names if that fits. */
function unfold(step: TracedStep, value: Value, index: number): Part {
  let best: Unfolded | null = null;
  for (const most of MOST_TERMS) {
    const found = unfoldWith(step, value, index, most);
    if (best === null || found.left < best.left) best = found;
    if (found.left === 0) break;
  }
  return (best as Unfolded).root;
}

interface Unfolded {
  readonly root: Part;
  /** How many numbers have no name, but could be unfolded further. */
  readonly left: number;
}

/** Unfolds level by level while there is room. @param most the maximum number of terms of a sum */
function unfoldWith(step: TracedStep, value: Value, index: number, most: number): Unfolded {
  const root = computed(step, value, index, most);
  const canOpen = ({ of }: Part) => of !== null && !step.names.has(of.value) && of.value.inputs.length > 0;
  let level = leavesOf(root);
  for (let depth = 0; depth < MOST_LEVELS && level.length > 0; depth++) {
    const next: Part[] = [];
    // Elements of the same value are unfolded together or not at all, so that the terms of a sum look alike.
    for (const group of sameValue(level.filter(canOpen))) {
      const ways = group.map((part) => {
        const { value, index } = part.of as NonNullable<Part['of']>;
        return { part, how: computed(step, value, index, most).how };
      });
      const added = ways.reduce((sum, { how }) => sum + (how?.operands.length ?? 1) - 1, 0);
      if (leavesOf(root).length + added > MOST_NUMBERS) continue;
      for (const { part, how } of ways) {
        part.how = how;
        next.push(...leavesOf(part));
      }
    }
    level = next;
  }
  return { root, left: leavesOf(root).filter(canOpen).length };
}

function sameValue(parts: readonly Part[]): Iterable<readonly Part[]> {
  const groups = new Map<Value | undefined, Part[]>();
  for (const part of parts) {
    const value = part.of?.value;
    groups.set(value, [...(groups.get(value) ?? []), part]);
  }
  return groups.values();
}

function leavesOf(part: Part): readonly Part[] {
  return part.how ? part.how.operands.flatMap(leavesOf) : [part];
}

/** An element with the operation that computes it; without one, the element from which it is moved. */
function computed(step: TracedStep, value: Value, index: number, most: number): Part {
  const part = (calculation: Calculation<Source>): Part => {
    if (!isOperation(calculation)) {
      if ('number' in calculation) return { of: null, number: calculation.number, how: null };
      return elementAt(step, value.inputs[calculation.input] as Value, calculation.index);
    }
    const { operation } = calculation;
    const operands = shorten(operation, calculation.operands.map(part), most);
    return { of: null, number: Number.NaN, how: { operation, operands } };
  };
  return part(elementRules[value.op as OpName](index, value));
}

/** An element as a number. If it is only moved, it is that of the value from which it comes. */
function elementAt(step: TracedStep, value: Value, index: number): Part {
  if (value.constant) return { of: null, number: value.constant[index] as number, how: null };
  if (onlyMoves(value.op) && !step.names.has(value)) {
    const rule = elementRules[value.op as OpName](index, value);
    if ('input' in rule) return elementAt(step, value.inputs[rule.input] as Value, rule.index);
  }
  return { of: { value, index }, number: step.read(value)[index] as number, how: null };
}

/** The operands to show: of a long sum, the largest terms and the rest as one; of a choice, no way to what is not chosen. */
function shorten(operation: Operation, operands: readonly Part[], most: number): readonly Part[] {
  if (operation === 'where') {
    const chosen = operands[0]?.number === 0 ? 2 : 1;
    return operands.map((operand, at) => (at === 0 || at === chosen ? operand : { ...operand, of: null }));
  }
  if (operation !== 'add' || operands.length <= most) return operands;
  const values = operands.map(resultOf);
  const order = values.map((_, at) => at).sort((a, b) => Math.abs(values[b] as number) - Math.abs(values[a] as number));
  const kept = new Set(order.slice(0, most - 1));
  const rest = values.reduce((sum, value, at) => (kept.has(at) ? sum : sum + value), 0);
  const others: Part = { of: null, number: rest, terms: operands.length - kept.size, how: null };
  return [...operands.filter((_, at) => kept.has(at)), others];
}

function resultOf(part: Part): number {
  return part.how === null ? part.number : calculate(plain(part), ({ number }) => number);
}

function plain({ how, number }: Part): Calculation<{ readonly number: number }> {
  return how ? { operation: how.operation, operands: how.operands.map(plain) } : { number };
}

/** The places that a trace reads, and its own. */
export function placesIn({ place, calculation }: Trace): readonly Place[] {
  const read = calculation === null ? [] : numbersOf(calculation).flatMap((number) => number.place ?? []);
  return place === null ? read : [place, ...read];
}
