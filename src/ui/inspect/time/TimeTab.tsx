import type { ComponentType } from 'react';
import { stepsOf } from '../../../math/sample.ts';
import { inspect, type TimeView, useInspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import { BackflowView } from './BackflowView.tsx';
import { ConnectivityView } from './ConnectivityView.tsx';
import { NoSequences } from './NoSequences.tsx';
import { UnrolledView } from './UnrolledView.tsx';
import type { TimeViewProps } from './viewProps.ts';

const OPTIONS = [
  { id: 'unrolled', label: 'Unrolled' },
  { id: 'backflow', label: 'Gradient by time' },
  { id: 'connectivity', label: 'Connectivity' },
] as const satisfies readonly { readonly id: TimeView; readonly label: string }[];

const VIEWS: Readonly<Record<TimeView, ComponentType<TimeViewProps>>> = {
  unrolled: UnrolledView,
  backflow: BackflowView,
  connectivity: ConnectivityView,
};

/** How a network works through a sequence, step by step. */
export default function TimeTab() {
  const view = useRun((store) => store.view);
  const shown = useInspection((store) => store.time);
  if (view && (view.sequence === null || stepsOf(view.sample) === null)) return <NoSequences />;
  const View = VIEWS[shown];
  const choice = <Segments label="Pictures" value={shown} options={OPTIONS} onChoose={(time) => inspect({ time })} />;
  return (
    <div className={inside.tab}>
      {view ? (
        <View view={view} choice={choice} />
      ) : (
        <p className={inside.waiting}>The pictures appear as soon as the data have loaded.</p>
      )}
    </div>
  );
}
