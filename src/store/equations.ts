import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EquationsWish, NumberWish } from '../runtime/protocol.ts';

interface EquationsStore {
  /** Whether formulas are shown with the present numbers. */
  readonly inNumbers: boolean;
  /** What all formulas on the page ask for together. */
  readonly wish: EquationsWish;
}

const equations = createStore<EquationsStore>(() => ({ inNumbers: false, wish: { of: {} } }));

export function useEquations<T>(select: (store: EquationsStore) => T): T {
  return useStore(equations, select);
}

export function showNumbers(inNumbers: boolean): void {
  equations.setState({ inNumbers });
}

/** The key of a number in `EquationsWish`. */
export function keyOf(number: NumberWish): string {
  return JSON.stringify(number);
}

/** How many formulas ask for a number, by its key. */
const asked = new Map<string, number>();

/** Asks for a number. @returns a function that withdraws the request */
export function askForNumber(number: NumberWish): () => void {
  const key = keyOf(number);
  count(key, 1);
  return () => count(key, -1);
}

function count(key: string, by: number): void {
  const now = (asked.get(key) ?? 0) + by;
  if (now > 0) asked.set(key, now);
  else asked.delete(key);
  const known = equations.getState().wish.of;
  if (asked.has(key) === key in known) return;
  const of = Object.fromEntries([...asked.keys()].map((one) => [one, JSON.parse(one) as NumberWish]));
  equations.setState({ wish: { of } });
}
