import type { Effect } from '../../catalog/entry.ts';
import {
  type Call,
  call,
  defaultLayer,
  type ExperimentSpec,
  effectOfChoosing,
  learnsByReward,
  type Section,
} from '../../experiment/index.ts';
import type { Subject } from '../../store/choice.ts';

/** The explained catalog entry, and the effect on the run of choosing another one. */
export interface Explained {
  readonly section: Section;
  readonly call: Call;
  readonly choosing: Effect;
}

/** @param layer index of the chosen layer; the output layer is a default layer */
export function explained(subject: Subject, spec: ExperimentSpec, layer: number): Explained {
  const of = (field: keyof ExperimentSpec, section: Section, chosen: Call): Explained => ({
    section,
    call: chosen,
    choosing: effectOfChoosing(field),
  });
  if (typeof subject === 'object') {
    const { regularizer: id } = subject;
    return of(
      'regularizers',
      'regularizers',
      spec.regularizers.find((one) => one.id === id) ?? call('regularizers', id),
    );
  }
  switch (subject) {
    case 'data':
      // The catalog has no text about a person's own table, only about its preparation.
      return spec.table === null ? of('data', 'datasets', spec.data) : of('scaler', 'scalers', spec.scaler);
    case 'layer':
      return of('layers', 'layers', spec.layers[layer] ?? defaultLayer());
    case 'loss':
    case 'method':
      // The method of an agent takes the place of the loss.
      return learnsByReward(spec) ? of('method', 'methods', spec.method) : of('loss', 'losses', spec.loss);
    case 'optimizer':
      return of('optimizer', 'optimizers', spec.optimizer);
    case 'generatorOptimizer':
      return of('generatorOptimizer', 'optimizers', spec.generatorOptimizer);
    case 'schedule':
      return of('schedule', 'schedules', spec.schedule);
    case 'initializer':
      return of('initializer', 'initializers', spec.initializer);
    case 'bias':
      return of('bias', 'initializers', spec.bias);
  }
}
