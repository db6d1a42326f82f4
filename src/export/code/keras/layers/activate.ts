import { imageSizeOf, type SampleType, stepsOf } from '../../../../math/sample.ts';
import { activationOf } from '../activations.ts';
import { float, invoked } from '../python.ts';
import type { Site } from '../site.ts';

/** The argument `activation=…` of a layer of Keras; undefined if there is none or it needs a layer of its own. */
export function activation({ planned, script }: Site): string | undefined {
  return activationOf(planned.activation, script);
}

/**
 * Adds the activation that has a weight, which is a layer of its own in Keras.
 * @param at an example there; by default the output of the layer
 */
export function learnedActivation(site: Site, at: SampleType = site.planned.output): void {
  const { activation } = site.planned;
  if (activation?.id !== 'prelu') return;
  const shared = imageSizeOf(at) ? [1, 2] : stepsOf(at) !== null ? [1] : [];
  const name = `${site.name}_prelu`;
  const { shape } = site.parameter('alpha');
  site.apply(
    invoked('layers.PReLU', [], {
      alpha_initializer: `keras.initializers.Constant(${float(activation.args.initial as number)})`,
      shared_axes: shared.length > 0 ? `[${shared.join(', ')}]` : undefined,
      ...site.options(null),
      name: `"${name}"`,
    }),
  );
  site.weigh(name, [{ name: 'alpha', shape: [...shared.map(() => 1), ...shape], of: ['alpha'] }]);
}
