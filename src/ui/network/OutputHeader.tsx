import { call, dataOf, entryOf, learnsByReward, outputsFor, outputTitle } from '../../experiment/index.ts';
import { chooseLayer } from '../../store/choice.ts';
import { useShowsExample } from '../../store/example.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import { NARROW } from './LayerHeader.tsx';
import { LayerSize } from './LayerSize.tsx';
import styles from './NetworkPanel.module.css';

interface OutputHeaderProps {
  readonly narrow: boolean;
}

/** What the output layer says, and its activation, as a select if there is a choice. */
export function OutputHeader({ narrow }: OutputHeaderProps) {
  const spec = useExperiment((store) => store.spec);
  const { output, loss, layers } = spec;
  const title = outputTitle(spec);
  // The method of an agent decides on its activation.
  const fitting = learnsByReward(spec) ? [output.id] : outputsFor(dataOf(spec).task, loss.id);
  const label = (id: string) => entryOf('activations', id).label;
  const showsExample = useShowsExample();
  const choose = () => chooseLayer(layers.length);
  return (
    <fieldset
      className={`${styles.column} ${narrow ? styles.narrow : ''}`}
      aria-label={title}
      onFocus={choose}
      onChange={choose}
    >
      <h3 className={styles.title}>{title}</h3>
      {fitting.length > 1 ? (
        <Select
          look={narrow ? 'tight' : 'pill'}
          label="Activation of the output"
          title={choosingHint('output')}
          value={output.id}
          options={fitting.map((id) => ({ id, label: label(id) }))}
          onChoose={(id) => edit({ output: call('activations', id) }, { anchor: 'output' })}
        />
      ) : (
        <span className={styles.plain}>{label(output.id)}</span>
      )}
      {(showsExample || !narrow) && <LayerSize index={layers.length} {...(narrow && { room: NARROW })} />}
    </fieldset>
  );
}
