import type { Effect } from '../../catalog/entry.ts';
import { type Call, defaultLayer, type ExperimentSpec, type Section } from '../../experiment/index.ts';
import type { Subject } from '../../store/choice.ts';

/** The explained catalog entry, and the effect on the run of choosing another one. */
export interface Explained {
  readonly section: Section;
  readonly id: Call['id'];
  readonly choosing: Effect;
}

/** @param layer index of the chosen layer; the output layer is a default layer */
export function explained(subject: Subject, spec: ExperimentSpec, layer: number): Explained {
  if (typeof subject === 'object') {
    return { section: 'regularizers', id: subject.regularizer, choosing: 'recompile' };
  }
  switch (subject) {
    case 'data':
      // The catalog has no text about a person's own table, only about its preparation.
      return spec.table === null
        ? { section: 'datasets', id: spec.data.id, choosing: 'resample' }
        : { section: 'scalers', id: spec.scaler.id, choosing: 'resample' };
    case 'layer':
      return { section: 'layers', id: spec.layers[layer]?.id ?? defaultLayer().id, choosing: 'recompile' };
    case 'loss':
      return { section: 'losses', id: spec.loss.id, choosing: 'recompile' };
    case 'optimizer':
      return { section: 'optimizers', id: spec.optimizer.id, choosing: 'recompile' };
    case 'schedule':
      return { section: 'schedules', id: spec.schedule.id, choosing: 'recompile' };
    case 'initializer':
      return { section: 'initializers', id: spec.initializer.id, choosing: 'resample' };
    case 'bias':
      return { section: 'initializers', id: spec.bias.id, choosing: 'resample' };
  }
}
