import { concatenate } from '../../math/tensor.ts';
import { type Look, ownState } from '../look.ts';
import { changesBetween } from './changes.ts';
import { inOne, type Subject } from './subject.ts';

/** What the next step adds to every parameter. */
export interface Updates {
  readonly step: number;
  /** In the layout of `Frame.parameters`; 0 for a frozen parameter. */
  readonly values: Float32Array;
}

export const updates = {
  keeps: 'latest',
  interval: 250,
  share: 0.1,
  find: inOne(subtract),
} as const satisfies Subject<Updates>;

/** The parameters of the shown network after the next step, minus those before it. */
export async function subtract(look: Look): Promise<Updates> {
  const { trainer, compiled } = look;
  const { step } = trainer;
  const before = ownState(look, await trainer.state());
  const after = ownState(look, await trainer.peek());
  const changes = changesBetween(before, after);
  const own = compiled.parameters.map(({ name }) => changes.get(name) ?? []);
  return { step, values: Float32Array.from(concatenate(own)) };
}
