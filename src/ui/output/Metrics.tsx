import { Fragment, type ReactNode } from 'react';
import { learnsByReward } from '../../experiment/agent.ts';
import type { SeriesId } from '../../runtime/series.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { Live } from '../controls/Live.tsx';
import { partsOf, scoreName, scoresOf } from '../series.ts';
import styles from './Metrics.module.css';
import { ShownRun } from './ShownRun.tsx';

/** The metric of most runs, until the network is prepared. */
const USUAL = { id: 'accuracy', label: 'Accuracy', percent: true };

/** The scores of the network; for several runs, those of the shown run. */
export function Metrics() {
  const metric = useRun(({ view }) => view?.metric) ?? USUAL;
  const spec = useExperiment((store) => store.spec);
  const isAgent = learnsByReward(spec);
  return (
    <>
      <ShownRun />
      <dl className={styles.tiles}>
        {scoresOf([spec]).map((score) => {
          const { label, short } = scoreName(score, metric);
          const name = short === label ? label.toLowerCase() : <abbr title={label.toLowerCase()}>{short}</abbr>;
          return (
            <Fragment key={score}>
              {partsOf([spec]).map((part) => (
                <Tile key={part} number={`${part}/${score}`}>
                  {isAgent ? (
                    name
                  ) : (
                    <>
                      {part} {name}
                    </>
                  )}
                </Tile>
              ))}
            </Fragment>
          );
        })}
      </dl>
    </>
  );
}

interface TileProps {
  readonly number: SeriesId;
  /** Its name. */
  readonly children: ReactNode;
}

function Tile({ number, children }: TileProps) {
  return (
    <div>
      <dt>{children}</dt>
      <dd>
        <Live number={number} />
      </dd>
    </div>
  );
}
