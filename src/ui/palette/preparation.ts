import { call, dataOf, type ExperimentSpec, entryOf, environmentOf, idsOf, scalerFor } from '../../experiment/index.ts';
import { edit } from '../../store/experiment.ts';
import { openTab } from '../inspect/openTab.ts';
import type { Choice } from './choice.ts';
import { described } from './choice.ts';
import type { Command } from './command.ts';

const NOTHING_TO_PREPARE = 'A world has no examples to prepare';

/** The steps of the preparation. Each choice opens the tab that shows its effect. */
export function preparationChoices(spec: ExperimentSpec): readonly Choice[] {
  const isWorld = environmentOf(spec) !== null;
  const why = isWorld ? NOTHING_TO_PREPARE : '';
  return [
    {
      section: 'imputers',
      group: 'Missing values',
      title: (label) => `Missing values: ${label}`,
      possible: isWorld ? [] : idsOf('imputers'),
      why,
      chosen: spec.missing.id,
      choose: (id) => prepare({ missing: call('imputers', id) }),
    },
    {
      section: 'outliers',
      group: 'Outliers',
      title: (label) => `Outliers: ${label}`,
      possible: isWorld ? [] : idsOf('outliers'),
      why,
      chosen: spec.outliers.id,
      choose: (id) => prepare({ outliers: call('outliers', id) }),
    },
    {
      section: 'scalers',
      group: 'Scaling',
      title: (label) => `Scaling: ${label}`,
      possible: isWorld ? [] : idsOf('scalers'),
      why,
      chosen: spec.scaler.id,
      choose: (id) => prepare({ scaler: scalerFor(spec, id) }),
    },
  ];
}

export function augmentationCommands(spec: ExperimentSpec): readonly Command[] {
  const { image, label: data } = dataOf(spec);
  return idsOf('augmentations').map((id) => {
    const { label, images } = entryOf('augmentations', id);
    const active = spec.augmentations.some((one) => one.id === id);
    const others = spec.augmentations.filter((one) => one.id !== id);
    return {
      ...described('augmentations', id),
      group: 'Augmentation',
      title: `${active ? 'Remove' : 'Add'} ${label}`,
      current: active,
      reason: environmentOf(spec)
        ? NOTHING_TO_PREPARE
        : images && image === null
          ? `It changes images, and ${data} has none`
          : null,
      run: () => prepare({ augmentations: active ? others : [...others, call('augmentations', id)] }),
    };
  });
}

function prepare(change: Partial<ExperimentSpec>): void {
  edit(change);
  openTab('preparation');
}
