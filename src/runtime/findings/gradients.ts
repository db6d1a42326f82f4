import { sizeOf } from '../../math/shape.ts';
import { concatenate } from '../../math/tensor.ts';
import type { Look } from '../look.ts';
import { inOne, type Subject } from './subject.ts';

export interface Gradients {
  readonly step: number;
  /** For the batch of the next step, in the layout of `Frame.parameters`; NaN for a frozen parameter. */
  readonly values: Float32Array;
}

export const gradients = {
  keeps: 'latest',
  interval: 250,
  find: inOne(differentiate),
} as const satisfies Subject<Gradients>;

/** The gradient of the loss, penalties included, by every parameter of the shown network. */
export async function differentiate({ trainer, compiled, replica }: Look): Promise<Gradients> {
  const { step } = trainer;
  const found = await trainer.nextGradients(replica);
  const of = ({ name, shape }: (typeof compiled.parameters)[number]) =>
    found.get(name) ?? new Float32Array(sizeOf(shape)).fill(Number.NaN);
  return { step, values: Float32Array.from(concatenate(compiled.parameters.map(of))) };
}
