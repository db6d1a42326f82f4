import type { RunView } from '../../../runtime/protocol.ts';
import { load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';

const NAMES = 'data=names&net=embedding(16),positions(learned),transformer_block(2,32)&opt=adam(0.003)&v=1';

/** In place of the pictures if the network neither attends to anything nor looks up tokens. */
export function NoAttention({ view: { sequence } }: { readonly view: RunView }) {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        {sequence
          ? 'Add a Self-attention or a Transformer block layer to see what each step attends to, and an Embedding layer to see the tokens as points in the plane.'
          : 'For sequences, this tab shows what each step attends to and where the tokens lie in the plane of their embedding.'}
      </p>
      <Button onClick={() => load(NAMES)}>Load names with a transformer</Button>
    </div>
  );
}
