import { imageSizeOf } from '../../../math/sample.ts';
import { useRun } from '../../../store/run.ts';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import styles from './Game.module.css';
import { GeneratedImages } from './GeneratedImages.tsx';
import { Losses } from './Losses.tsx';
import { NoGame } from './NoGame.tsx';
import { Numbers } from './Numbers.tsx';
import { SlowMotion } from './SlowMotion.tsx';
import { TurnButtons } from './TurnButtons.tsx';

/** The game of a generator and its discriminator: their losses, what they have reached, and a step in slow motion. */
export default function GameTab() {
  const view = useRun((store) => store.view);
  const runId = useRun((store) => store.runId);
  useWatch('generated', Boolean(view?.generator));
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The game appears as soon as the data have loaded.</p>
      </div>
    );
  }
  if (!view.generator) return <NoGame />;
  const image = imageSizeOf(view.sample);
  return (
    <div className={`${inside.tab} ${styles.game}`}>
      <div className={styles.column}>
        <SlowMotion key={runId} />
        <TurnButtons />
        {image && <GeneratedImages view={view} image={image} />}
      </div>
      <div className={styles.column}>
        <Losses />
        <Numbers view={view} />
      </div>
    </div>
  );
}
