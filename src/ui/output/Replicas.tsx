import { useCallback, useState } from 'react';
import { environmentOf, variants } from '../../experiment/index.ts';
import { useSize } from '../../plots/core/size.ts';
import { BandPlot } from '../../plots/curves/BandPlot.tsx';
import { setCurves, useCurves } from '../../store/curves.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { openReplica } from '../../store/run.ts';
import { bands } from '../live.ts';
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
            scale={byReturn ? 'linear' : scale}
            whole={byReturn}
            zoom={zoom}
            onZoom={(range) => setCurves({ zoom: range })}
            height={size.height}
            empty={empty}
          />
        )}
        <span className={styles.scale}>
          <ScaleToggle scale={scale} why={byReturn ? 'A return may be negative, so it has a linear axis' : undefined} />
        </span>
      </div>
      <ReplicaList runs={runs} onHighlight={setHighlighted} onOpen={open} />
    </>
  );
}
