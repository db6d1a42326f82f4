import { dataOf, environmentOf, OWN } from '../../experiment/index.ts';
import { browse } from '../../store/browsing.ts';
import { chooseSubject } from '../../store/choice.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Control } from '../controls/Control.tsx';
import { Hyperparameters } from '../controls/Hyperparameters.tsx';
import { counted } from '../counted.ts';
import { Panel } from '../Panel.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { EnlargeButton } from '../workbench/EnlargeButton.tsx';
import { BatchSlider } from './BatchSlider.tsx';
import { Browser, preloadDialog } from './browse/Browser.tsx';
import { usePartCounts } from './counts.ts';
import styles from './DataPanel.module.css';
import { DatasetPicker } from './DatasetPicker.tsx';
import { DatasetText } from './DatasetText.tsx';
import { ReplicasField } from './ReplicasField.tsx';
import { SplitSlider } from './SplitSlider.tsx';
import { TaskField } from './TaskField.tsx';

const WorldSliders = lazyPart(async () => (await import('./WorldSliders.tsx')).WorldSliders, {
  name: 'The settings of the worlds',
});
const OwnTableText = lazyPart(async () => (await import('./OwnTableText.tsx')).OwnTableText, {
  name: 'The text about the table',
});
const SeriesField = lazyPart(async () => (await import('./SeriesField.tsx')).SeriesField, {
  name: 'The choice of examples',
});

/** The dataset with its split, or the world of an agent, and the settings of batches and runs. */
export function DataPanel() {
  const spec = useExperiment((store) => store.spec);
  const { data, table } = spec;
  const counts = usePartCounts();
  const isWorld = environmentOf(spec) !== null;
  const note = isWorld ? 'a world' : counts && counted(counts.train + counts.validation + counts.test, 'example');
  const choose = () => chooseSubject('data');
  const all = (
    <Button
      look="quiet"
      className={styles.all}
      data-browse
      aria-haspopup="dialog"
      title="All datasets and worlds, your own data, and a drawing pad"
      onPointerEnter={preloadDialog}
      onFocus={preloadDialog}
      onClick={() => browse('choose')}
    >
      All data
    </Button>
  );
  const actions = (
    <span className={styles.actions}>
      <Control of="data">{all}</Control>
      <EnlargeButton region="setup" />
    </span>
  );
  return (
    <Panel title="Data" note={note ?? ''} action={actions}>
      <fieldset data-part="data" aria-label="Data settings" onFocus={choose} onChange={choose}>
        <Control of="data">
          <DatasetPicker chosen={data.id} table={table} />
        </Control>
        <div className={styles.controls}>
          {data.id !== OWN && (
            <Control of="data">
              <Hyperparameters
                of="data"
                section="datasets"
                call={data}
                onEdit={(call, how) => edit({ data: call }, how)}
              />
            </Control>
          )}
          {dataOf(spec).isOrdered && (
            <Control of="series">
              <SeriesField />
            </Control>
          )}
          {isWorld ? (
            <Control of="worlds">
              <WorldSliders />
            </Control>
          ) : (
            <>
              <Control of="split">
                <SplitSlider counts={counts} />
              </Control>
              <Control of="batch">
                <BatchSlider trainCount={counts?.train ?? null} />
              </Control>
            </>
          )}
          <ReplicasField />
        </div>
      </fieldset>
      <div className={styles.foot}>
        {table === null ? <DatasetText id={data.id} /> : <OwnTableText spec={spec} table={table} />}
        <Control of="task">
          <TaskField />
        </Control>
      </div>
      <Browser />
    </Panel>
  );
}
