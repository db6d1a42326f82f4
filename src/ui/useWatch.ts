import { useEffect } from 'react';
import type { Findings, SubjectId, Watch } from '../runtime/protocol.ts';
import { type RunStore, useRun } from '../store/run.ts';
import { type Engine, useEngine } from './engine.ts';
import { Wishes } from './wishes.ts';

const wishesOf = new WeakMap<Engine, Wishes>();

/**
 * Requests findings about a subject from the engine while the component is mounted: `useWatch('predictions', true)`.
 * @param wish which findings; false for none
 */
export function useWatch<Id extends SubjectId>(subject: Id, wish: NonNullable<Watch[Id]> | false): void {
  const engine = useEngine();
  useEffect(() => {
    if (wish === false) return;
    const wishes = wishesOf.get(engine) ?? new Wishes(engine.watch);
    wishesOf.set(engine, wishes);
    return wishes.add({ [subject]: wish });
  }, [engine, subject, wish]);
}

/** Requests findings about a subject, and returns the last one; undefined until there is one. */
export function useFinding<Id extends SubjectId & keyof RunStore['findings']>(
  subject: Id,
  wish: NonNullable<Watch[Id]>,
): Findings[Id] | undefined {
  useWatch(subject, wish);
  return useRun(({ findings }) => findings[subject]);
}
