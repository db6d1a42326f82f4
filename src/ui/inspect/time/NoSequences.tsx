import { load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';

const TEMPORAL_ORDER = 'data=temporal_order&net=lstm(16)&opt=adam(0.01)&batch=32&v=1';

/** In place of the pictures if the examples are not sequences. */
export function NoSequences() {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        The pictures appear for sequences: the gates and states of a recurrent layer step by step, the gradient on its
        way back through the steps, and which steps count for a prediction.
      </p>
      <Button onClick={() => load(TEMPORAL_ORDER)}>Load sequences with an LSTM</Button>
    </div>
  );
}
