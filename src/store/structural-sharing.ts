import type { ExperimentSpec } from '../experiment/experiment.ts';

/**
 * The same experiment as `after`, with the objects of `before` wherever they are equal. Whoever compares by identity, such
 * as React, then sees what an edit has changed.
 */
export function withSharedStructure(before: ExperimentSpec, after: ExperimentSpec): ExperimentSpec {
  // Tables are large, and different tables are different objects, so they are not compared.
  const { table, ...rest } = after;
  return { ...sharedChildren(before, rest), table };
}

/** `before` if `after` is equal, otherwise `after` with the objects of `before` in the places where they are equal. */
export function sharedStructure<T>(before: T, after: T): T {
  if (before === after || !isComposite(before) || !isComposite(after)) return after;
  if (Array.isArray(before) !== Array.isArray(after)) return after;
  const children: T & Composite = sharedChildren(before, after);
  const keys = Object.keys(children);
  const isEqual = keys.length === Object.keys(before).length && keys.every((key) => children[key] === before[key]);
  return isEqual ? before : children;
}

type Composite = Readonly<Record<string, unknown>>;

function sharedChildren<T extends object>(before: object, after: T): T {
  const old = before as Composite;
  if (Array.isArray(after)) return after.map((child, index) => sharedStructure(old[index], child)) as unknown as T;
  return Object.fromEntries(Object.entries(after).map(([key, child]) => [key, sharedStructure(old[key], child)])) as T;
}

function isComposite(value: unknown): value is Composite {
  return (
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
  );
}
