import { type DataShape, dataOf, HORIZON, WINDOW } from '../../../experiment/index.ts';
import { chooseSeries, load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { Quoting } from '../../Quoting.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import styles from './Generation.module.css';
import { canBecomeSeries } from './series.ts';

const NAMES = 'data=names&net=embedding(16),gru(48)&opt=adam(0.003)&v=1';
const SINES = 'data=sines&net=gru(24)&opt=adam(0.003)&v=1';

/** In place of the samples if the network has nothing to continue. */
export function NoGeneration() {
  const shape = dataOf(useShownExperiment());
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        This tab shows how the network continues a sequence: a text, token by token, if it predicts the next token, or a
        time series, if it predicts the next number. <Now shape={shape} />
      </p>
      <div className={styles.loads}>
        {canBecomeSeries(shape) && (
          <Button onClick={() => chooseSeries({ window: WINDOW.default, horizon: HORIZON.default })}>
            Make windows of a time series the examples
          </Button>
        )}
        <Button onClick={() => load(NAMES)}>Load names to continue</Button>
        <Button onClick={() => load(SINES)}>Load sine waves to forecast</Button>
      </div>
    </div>
  );
}

/** Why the current data have nothing to continue, and what changes that. */
function Now({ shape }: { readonly shape: DataShape }) {
  if (!canBecomeSeries(shape)) return 'The current data have no such target.';
  return (
    <Quoting
      text={`Now each row is an example by itself. If the rows are in the order of time, windows of consecutive rows can be the examples, each with the next “${shape.target.label}” as its target.`}
    />
  );
}
