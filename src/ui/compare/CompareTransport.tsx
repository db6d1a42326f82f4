import { choosePace, STRIDES, stride, useStride } from '../../store/transport.ts';
import { TransportBar } from '../header/TransportBar.tsx';
import { useConducted, useConductor } from './useConductor.ts';

/** An epoch has another number of steps in each experiment. */
const COMMON = STRIDES.filter(({ steps }) => steps !== 'epoch');

/** How far Step goes in all experiments. */
export function commonStride(): number {
  const { steps } = stride();
  return steps === 'epoch' ? 1 : steps;
}

/** The buttons that train all experiments of a comparison. */
export function CompareTransport() {
  const conductor = useConductor();
  const chosen = useStride();
  return (
    <TransportBar
      running={useConducted(({ state }) => state.running)}
      reason={useConducted(({ state }) => state.reason)}
      stride={COMMON.find(({ id }) => id === chosen.id) ?? COMMON[0]}
      strides={COMMON}
      titles={{
        reset: 'Go back to step 0 in all experiments',
        play: 'Train all experiments (Space)',
        pause: 'Pause all experiments (Space)',
        pace: 'How fast all experiments train',
        step: 'Train all experiments to the same step (→)',
      }}
      onReset={() => conductor.reset()}
      onToggle={() => conductor.toggle()}
      onStep={() => conductor.step(commonStride())}
      onPace={choosePace}
    />
  );
}
