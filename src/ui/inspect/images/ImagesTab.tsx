import type { ComponentType } from 'react';
import { imageSizeOf } from '../../../math/sample.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { type ImagesView, inspect, useInspection } from '../../../store/inspection.ts';
import { useRun } from '../../../store/run.ts';
import inside from '../Inside.module.css';
import { Segments } from '../Segments.tsx';
import { ExcitationView } from './ExcitationView.tsx';
import { FiltersView } from './FiltersView.tsx';
import { NoImages } from './NoImages.tsx';
import { SaliencyView } from './SaliencyView.tsx';
import { ShiftView } from './ShiftView.tsx';

const OPTIONS = [
  { id: 'filters', label: 'Filters' },
  { id: 'excitation', label: 'Excites most' },
  { id: 'saliency', label: 'Saliency' },
  { id: 'shift', label: 'Shift test' },
] as const satisfies readonly { readonly id: ImagesView; readonly label: string }[];

const MEANING: Readonly<Record<ImagesView, string>> = {
  filters: 'What the units that read an image respond to: their weights as pictures, each beside its gradient (∇).',
  excitation: 'The training examples for which a channel or a unit is largest.',
  saliency: 'How the output for a class changes with each pixel of the example in view.',
  shift: 'Whether the prediction changes when the image is moved by a few pixels.',
};

const VIEWS: Readonly<Record<ImagesView, ComponentType<{ readonly view: RunView }>>> = {
  filters: FiltersView,
  excitation: ExcitationView,
  saliency: SaliencyView,
  shift: ShiftView,
};

/** What a network of images has learned, in pictures. */
export default function ImagesTab() {
  const view = useRun((store) => store.view);
  const shown = useInspection((store) => store.images);
  if (view && !imageSizeOf(view.sample)) return <NoImages />;
  const View = VIEWS[shown];
  return (
    <div className={inside.tab}>
      <div className={inside.head}>
        <Segments label="Pictures" value={shown} options={OPTIONS} onChoose={(images) => inspect({ images })} />
        <p className={inside.note}>{MEANING[shown]}</p>
      </div>
      {view ? (
        <View view={view} />
      ) : (
        <p className={inside.waiting}>The pictures appear as soon as the data have loaded.</p>
      )}
    </div>
  );
}
