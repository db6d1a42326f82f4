import { load } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import inside from '../inspect/Inside.module.css';

const CART_POLE = 'data=cart_pole&v=1';
const GRIDWORLD = 'data=gridworld&v=1';

/** In place of the episode if the network learns from examples. */
export function NoWorld() {
  return (
    <div className={`${inside.tab} ${inside.none}`}>
      <p>
        This tab shows an episode of an agent that learns from rewards: what it did, how much reward followed, and what
        its network had estimated.
      </p>
      <Button onClick={() => load(CART_POLE)}>Load an agent that balances a pole</Button>
      <Button onClick={() => load(GRIDWORLD)}>Load an agent in a gridworld</Button>
    </div>
  );
}
