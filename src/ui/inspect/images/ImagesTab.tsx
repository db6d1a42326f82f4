import { type ComponentType, useEffect } from 'react';
import { imageSizeOf } from '../../../math/sample.ts';
import { markUnit } from '../../../store/choice.ts';
import { type ImagesView, inspect, useInspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import { ExcitationView } from './ExcitationView.tsx';
import { FiltersView } from './FiltersView.tsx';
import { NoImages } from './NoImages.tsx';
import { SaliencyView } from './SaliencyView.tsx';
import { ShiftView } from './ShiftView.tsx';
import type { ImagesViewProps } from './viewProps.ts';

const OPTIONS = [
  { id: 'filters', label: 'Filters' },
  { id: 'excitation', label: 'Excites most' },
  { id: 'saliency', label: 'Saliency' },
  { id: 'shift', label: 'Shift test' },
] as const satisfies readonly { readonly id: ImagesView; readonly label: string }[];

const VIEWS: Readonly<Record<ImagesView, ComponentType<ImagesViewProps>>> = {
  filters: FiltersView,
  excitation: ExcitationView,
  saliency: SaliencyView,
  shift: ShiftView,
};

/** What a network of images has learned, in pictures. */
export default function ImagesTab() {
  const view = useRun((store) => store.view);
  const chosen = useInspection((store) => store.images);
  useEffect(() => () => markUnit(null), []);
  if (view && !imageSizeOf(view.sample)) return <NoImages />;
  // The others are about a single prediction, which neither an autoencoder nor a network with several targets makes.
  const isSingle = view === null || (view.answer !== 'input' && view.positions === null);
  const options = isSingle ? OPTIONS : OPTIONS.slice(0, 2);
  const shown = options.some(({ id }) => id === chosen) ? chosen : 'filters';
  const View = VIEWS[shown];
  const choice = (
    <Segments label="Pictures" value={shown} options={options} onChoose={(images) => inspect({ images })} />
  );
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
