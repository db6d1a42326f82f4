import { load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';

const DIGITS = 'data=digits&task=autoencoder&net=dense(32,tanh),dense(2,linear),dense(32,tanh)&opt=adam(lr=0.003)&v=1';

interface NoCodeProps {
  /** Whether the network repeats its input, so that it only lacks a hidden layer. */
  readonly isAutoencoder: boolean;
}

/** In place of the pictures if the network has no code. */
export function NoCode({ isAutoencoder }: NoCodeProps) {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        {isAutoencoder
          ? 'The network has no hidden layer, so there is no code. Add a hidden layer with fewer units than there are inputs.'
          : 'This tab shows the code of an autoencoder: the few numbers through which a network that repeats its input has to pass it.'}
      </p>
      <Button onClick={() => load(DIGITS)}>Load an autoencoder of digits</Button>
    </div>
  );
}
