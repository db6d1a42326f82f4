import { useExperiment } from '../../store/experiment.ts';
import { isPlaying, useRun } from '../../store/run.ts';
import { useStride } from '../../store/transport.ts';
import { setPace, stepOnce, toggle, useWhyStuck } from '../actions.ts';
import { useEngine } from '../engine.ts';
import { strideIn, stridesFor } from '../strides.ts';
import { TransportBar } from './TransportBar.tsx';

/** The buttons that train the network of the page. */
export function Transport() {
  const engine = useEngine();
  const playing = useRun(isPlaying);
  const starts = useRun(({ startsWhenReady }) => startsWhenReady);
  const spec = useExperiment((store) => store.spec);
  const stride = strideIn(spec, useStride());
  return (
    <TransportBar
      running={playing}
      reason={useWhyStuck()}
      stride={stride}
      strides={stridesFor(spec)}
      titles={{
        reset: 'Go back to step 0 with the same data and the same initial weights; Undo restores the run',
        play: 'Train the network (Space)',
        pause: starts ? 'Do not start when the experiment is ready (Space)' : 'Pause the training (Space)',
        pace: 'How fast the network trains: slowly enough to watch every step, or as fast as possible',
        step: stride.id === '1' ? 'One update of the weights (→)' : `Train for ${stride.label} (→)`,
      }}
      onReset={engine.reset}
      onToggle={() => toggle(engine)}
      onStep={() => stepOnce(engine)}
      onPace={(pace) => setPace(engine, pace)}
    />
  );
}
