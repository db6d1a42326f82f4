import { PARTS } from '../../experiment/experiment.ts';
import { concatenate } from '../../math/tensor.ts';
import { type Answers, answersOf } from '../answers.ts';
import type { Look } from '../look.ts';
import { inOne, type Subject } from './subject.ts';

export interface Predictions extends Answers {
  readonly step: number;
}

const none = inOne<Predictions>(() => null);

export const predictions = {
  keeps: 'latest',
  interval: 250,
  // Nobody says which action of an agent would have been right.
  find: (look, wish: true) => (look.member.data.world ? none(look, wish) : predict(look)),
} as const satisfies Subject<Predictions>;

/** The shown network's predictions and losses for every example. */
export async function* predict({ trainer, member, replica }: Look): AsyncGenerator<void, Predictions, void> {
  const { step } = trainer;
  const byPart: Float32Array[] = [];
  for (const part of PARTS) byPart.push(yield* trainer.evaluation.logits(part, replica));
  return { step, ...answersOf(member, concatenate(byPart)) };
}
