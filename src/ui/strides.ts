import { type ExperimentSpec, learnsByReward } from '../experiment/index.ts';
import { STRIDES, type Stride } from '../store/transport.ts';

/** How far Step can go, in words. */
export interface ShownStride extends Pick<Stride, 'id' | 'short' | 'steps'> {
  readonly label: string;
}

const OF_AGENT: readonly ShownStride[] = STRIDES.filter(({ steps }) => steps !== 'epoch').map((stride) => ({
  ...stride,
  label: stride.label.replace(/batch(es)?$/, (_, several) => (several ? 'steps' : 'step')),
}));

/** How far Step can go in an experiment. An agent has neither batches nor epochs. */
export function stridesFor(spec: ExperimentSpec): readonly ShownStride[] {
  return learnsByReward(spec) ? OF_AGENT : STRIDES;
}

/** How far Step goes in an experiment: as chosen, or one step if that means nothing there. */
export function strideIn(spec: ExperimentSpec, { id }: Stride): ShownStride {
  const strides = stridesFor(spec);
  return strides.find((one) => one.id === id) ?? (strides[0] as ShownStride);
}
