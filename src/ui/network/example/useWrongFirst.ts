import { useEffect, useState } from 'react';
import { judge } from '../../../goals/judgement.ts';
import type { Predictions, RunView } from '../../../runtime/protocol.ts';
import { chooseExample, orderExamples } from '../../../store/example.ts';
import { run } from '../../../store/run.ts';
import { wrongFirst } from '../../inspect/evaluation/examplesIn.ts';
import { useWatch } from '../../useWatch.ts';
import { classifies } from './prediction.ts';

interface WrongFirst {
  readonly on: boolean;
  toggle(): void;
  /** The number of wrong predictions in the part of the example; null until it is known. */
  readonly count: number | null;
  /** The position of the example among them, from 1; null if its prediction is correct. */
  readonly position: number | null;
}

/**
 * Steps through the examples of a part with the most certain wrong predictions first, and the most certain correct ones
 * last. The predictions for all examples are requested only while this is on, because they take longer than a single
 * one.
 */
export function useWrongFirst(view: RunView, index: number): WrongFirst {
  const [isAsked, ask] = useState(false);
  const on = isAsked && classifies(view);
  const [order, setOrder] = useState<ReturnType<typeof wrongFirst> | null>(null);
  const part = view.points.part[index] as number;
  useWatch('predictions', on);

  useEffect(() => {
    if (!on) return;
    let asked: Predictions | undefined;
    const rank = () => {
      const { predictions } = run.getState().findings;
      if (!predictions || predictions === asked) return;
      asked = predictions;
      const judgement = judge(view, predictions, part);
      if (!judgement) return;
      const ranked = wrongFirst(judgement);
      setOrder(ranked);
      orderExamples(ranked.points);
    };
    rank();
    return run.subscribe(rank);
  }, [on, view, part]);
  useEffect(() => () => orderExamples(null), []);

  // The first order shows its first example; later ones leave the example in view.
  const isRanked = order !== null;
  const first = order?.points[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when there is an order
  useEffect(() => {
    if (isRanked && first !== undefined) chooseExample(first);
  }, [isRanked]);

  const place = order ? order.points.indexOf(index) : -1;
  return {
    on,
    toggle() {
      ask(!on);
      setOrder(null);
      orderExamples(null);
    },
    count: order?.wrong ?? null,
    position: order && place >= 0 && place < order.wrong ? place + 1 : null,
  };
}
