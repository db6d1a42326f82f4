import { LossPlot } from '../../plots/LossPlot.tsx';
import { useSize } from '../../plots/size.ts';
import { losses } from '../live.ts';
import styles from './Losses.module.css';

/** How the losses of a single run went. */
export function Losses() {
  const [room, size] = useSize<HTMLDivElement>();
  return (
    <div ref={room} className={styles.losses}>
      {size && <LossPlot source={losses} label="Training and validation loss over the steps" height={size.height} />}
    </div>
  );
}
