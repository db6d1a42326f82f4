import { load } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import inside from '../Inside.module.css';

const CIRCLE = 'data=circle&task=gan&v=1';
const DIGITS = 'data=digits&task=gan&v=1';

/** In place of the game if the network has no generator. */
export function NoGame() {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        This tab shows the game of a generative adversarial network: a generator turns noise into examples, and a
        discriminator learns to tell them from real ones.
      </p>
      <Button onClick={() => load(CIRCLE)}>Load a generator of points</Button>
      <Button onClick={() => load(DIGITS)}>Load a generator of digits</Button>
    </div>
  );
}
