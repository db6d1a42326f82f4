import type { Plane } from '../../experiment/experiment.ts';
import { inputLabels } from '../../experiment/index.ts';
import { environmentOf, idOf } from '../../experiment/world.ts';
import { featureText } from '../../plots/core/FeatureName.tsx';
import { edit, useExperiment } from '../../store/experiment.ts';
import { Select } from '../controls/Select.tsx';
import { planeId, planesOf } from './planes.ts';

interface PlaneSelectProps {
  /** The current axes of the picture. */
  readonly labels: readonly string[];
}

/** Chooses the plane through many features that the picture shows. */
export function PlaneSelect({ labels }: PlaneSelectProps) {
  const spec = useExperiment((store) => store.spec);
  const chosen = spec.plane;
  const planes = planesOf(spec);
  const names = inputLabels(spec);
  const isWorld = environmentOf(spec) !== null;
  const axes = isWorld ? labels.map(idOf) : labels;
  const shown = chosen ?? planes.find((plane) => sameAxes(plane, axes)) ?? 'components';
  return (
    <Select
      look="tight"
      label="Plane of the picture"
      title={
        isWorld
          ? 'The axes of the picture: two numbers of the state'
          : 'The axes of the picture: two features, or combinations of all of them'
      }
      value={planeId(shown)}
      options={planes.map((plane) => ({
        id: planeId(plane),
        label: planeLabel(plane, names, isWorld),
        isName: plane !== 'components',
      }))}
      onChoose={(id) => edit({ plane: planes.find((plane) => planeId(plane) === id) ?? null })}
    />
  );
}

function sameAxes(plane: Plane, labels: readonly string[]): boolean {
  return plane !== 'components' && plane[0] === labels[0] && plane[1] === labels[1];
}

function planeLabel(plane: Plane, names: Readonly<Record<string, string>>, isWorld: boolean): string {
  if (plane === 'components') return 'principal components';
  if (isWorld) return plane.map((id) => id.replaceAll('_', ' ')).join(' × ');
  return plane.map((id) => featureText(names[id] ?? id)).join(' × ');
}
