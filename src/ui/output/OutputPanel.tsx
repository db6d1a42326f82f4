import { LossPlot } from '../../plots/LossPlot.tsx';
import { useSize } from '../../plots/size.ts';
import { entryOf } from '../../spec/index.ts';
import { useExperiment } from '../../store/experiment.ts';
import { losses } from '../live.ts';
import { Panel } from '../Panel.tsx';
import { Metrics } from './Metrics.tsx';
import styles from './OutputPanel.module.css';
import { Picture } from './Picture.tsx';

/** What the network says, and how well. */
export function OutputPanel() {
  const [room, size] = useSize<HTMLDivElement>();
  const { task, classes, target } = useExperiment(({ spec }) => entryOf('datasets', spec.data.id));
  const signed = useExperiment(({ spec }) => entryOf('losses', spec.loss.id).target === 'signs');
  const says = {
    binary: signed ? `above 0 means “${classes[1]}”` : `probability of “${classes[1]}”`,
    multiclass: 'the most probable class',
    regression: `predicts ${target}`,
  }[task];
  return (
    <Panel title="Output" note={<span title={says}>{says}</span>} className={styles.panel}>
      <Picture />
      <div ref={room} className={styles.loss}>
        {size && <LossPlot source={losses} label="Training and validation loss over the steps" height={size.height} />}
      </div>
      <Metrics />
    </Panel>
  );
}
