import fc from 'fast-check';
import type { Hyperparameters } from '../../../src/catalog/entry.ts';
import { catalog } from '../../../src/catalog/index.ts';
import type { Call, ExperimentSpec, LayerSpec, ProviderChoice } from '../../../src/spec/index.ts';
import {
  activationsFor,
  BATCH,
  lossesFor,
  MAX_LAYERS,
  MIN_TRAIN,
  outputsFor,
  PROVIDERS,
  SEED,
} from '../../../src/spec/index.ts';
import { entryOf, idsOf, type Section } from '../../../src/spec/lookup.ts';

/** Any arguments in their ranges, the defaults more often than chance. */
function args(hyper: Hyperparameters): fc.Arbitrary<Record<string, number>> {
  const values = Object.entries(hyper).map(([name, { default: standard, min, max, integer }]) => [
    name,
    fc.oneof(
      fc.constant(standard),
      integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((x) => x + 0),
    ),
  ]);
  return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<number>>, { noNullPrototype: true });
}

function call(section: Section, ids: readonly string[] = idsOf(section)): fc.Arbitrary<Call> {
  return fc.constantFrom(...ids).chain((id) => args(entryOf(section, id).hyper).map((given) => ({ id, args: given })));
}

const layer: fc.Arbitrary<LayerSpec> = fc
  .tuple(call('layers'), call('activations', activationsFor('hidden')))
  .map(([own, activation]) => ({ ...own, activation }));

const split = fc
  .integer({ min: MIN_TRAIN, max: 100 })
  .chain((train) =>
    fc
      .integer({ min: 0, max: 100 - train })
      .map((validation) => ({ train, validation, test: 100 - train - validation })),
  );

/** Any experiment that is valid. */
export const validSpec: fc.Arbitrary<ExperimentSpec> = fc.constantFrom(...idsOf('datasets')).chain((dataId) => {
  const { features, task } = entryOf('datasets', dataId);
  return call('losses', lossesFor(task)).chain((loss) =>
    fc.record(
      {
        data: call('datasets', [dataId]),
        split,
        features: fc.subarray([...features], { minLength: 1 }),
        layers: fc.array(layer, { maxLength: MAX_LAYERS }),
        output: call('activations', outputsFor(task, loss.id)),
        loss: fc.constant(loss),
        optimizer: call('optimizers'),
        initializer: call('initializers'),
        batch: fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: BATCH.max })),
        seed: fc.integer({ min: 0, max: SEED.max }),
        provider: fc.constantFrom<ProviderChoice>(...PROVIDERS),
      },
      { noNullPrototype: true },
    ),
  );
});

/** Every id and alias, for texts that come close to something. */
export const words: readonly string[] = Object.values(catalog).flatMap((section) =>
  Object.entries(section as Record<string, { aliases?: readonly string[] }>).flatMap(([id, { aliases = [] }]) => [
    id,
    ...aliases,
  ]),
);
