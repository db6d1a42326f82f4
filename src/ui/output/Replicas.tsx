import { useCallback, useState } from 'react';
import { environmentOf, variants } from '../../experiment/index.ts';
import { useSize } from '../../plots/core/size.ts';
import { BandPlot } from '../../plots/curves/BandPlot.tsx';
import { setCurves, useCurves } from '../../store/curves.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { openReplica, useRun } from '../../store/run.ts';
import { bands } from '../live.ts';
import { whyNotLog } from '../series.ts';
import { ScaleToggle } from './CurveTools.tsx';
import { useInvitation } from './invitation.ts';
import { ReplicaList } from './ReplicaList.tsx';
import styles from './Replicas.module.css';
import { useRunNames } from './useRunNames.ts';

interface ReplicasProps {
  /** Called after a run has been opened, which removes this component. */
  readonly onOpen: () => void;
}

/** All runs of the experiment: their losses or returns as a band, and a button for each that opens it. */
export function Replicas({ onOpen }: ReplicasProps) {
  const [room, size] = useSize<HTMLDivElement>();
  const [highlighted, setHighlighted] = useState<number | null>(null);
  const { scale, zoom } = useCurves((store) => store);
  const runs = useRunNames();
  const byReturn = useExperiment(({ spec }) => environmentOf(spec) !== null);
  const metric = useRun(({ view }) => view?.metric);
  const why = useExperiment(({ spec }) => whyNotLog(byReturn ? 'metric' : 'loss', spec, metric)) ?? undefined;
  const empty = useInvitation(byReturn ? 'the returns rise' : 'the losses fall');
  const open = useCallback(
    (run: number) => {
      openReplica(run);
      edit((spec) => variants(spec)[run] ?? {});
      onOpen();
    },
    [onOpen],
  );
  return (
    <>
      <div ref={room} className={styles.band}>
        {size && (
          <BandPlot
            source={bands}
            label={`${byReturn ? 'Mean returns' : 'Losses'} of ${runs.names.length} runs over the steps: median, quartiles and extremes`}
            names={runs.names}
            swept={runs.swept}
            highlighted={highlighted}
            scale={why ? 'linear' : scale}
            whole={byReturn}
            zoom={zoom}
            onZoom={(range) => setCurves({ zoom: range })}
            height={size.height}
            empty={empty}
          />
        )}
        <span className={styles.scale}>
          <ScaleToggle scale={scale} why={why} />
        </span>
      </div>
      <ReplicaList runs={runs} onHighlight={setHighlighted} onOpen={open} />
    </>
  );
}
