import { learnsByReward, needsCritic } from '../agent.ts';
import { defaultLayer } from '../call.ts';
import { dataOf, isGame } from '../data.ts';
import type { ExperimentSpec, LayerSpec } from '../experiment.ts';
import { entryOf } from '../lookup.ts';
import { IGNORED, type Notices } from '../notices.ts';
import { dividedBy, dividerOf } from '../two-networks.ts';
import { printLayers } from '../write.ts';

/**
 * The layers divided into as many networks as the task needs: a generator and its discriminator, a policy and the value of
 * states, or a single one.
 * @param usual the default layers
 * @param spec has the data and the method
 */
export function fitDivider(
  notices: Notices,
  layers: readonly LayerSpec[],
  usual: readonly LayerSpec[],
  spec: ExperimentSpec,
): readonly LayerSpec[] {
  const needed = isGame(dataOf(spec).task) ? 'generator' : needsCritic(spec) ? 'policy' : null;
  const own = layers.findIndex((layer) => needed !== null && dividedBy(layer) === needed);
  if (needed === 'generator' && own < 0) return withGenerator(notices, withoutDividers(notices, layers, -1), usual);
  if (needed === 'policy' && own < 0) return withCritic(notices, withoutDividers(notices, layers, -1), usual, spec);
  if (needed === null && learnsByReward(spec)) return withoutCritic(notices, layers, usual, spec);
  return withoutDividers(notices, layers, own);
}

function withGenerator(notices: Notices, layers: readonly LayerSpec[], usual: readonly LayerSpec[]) {
  const generator = usual.slice(0, (dividerOf(usual) ?? 0) + 1);
  const what = 'the network needs a layer "generate" between its generator and its discriminator';
  notices.add('net', `${what}; using ${printLayers(generator)} before the given layers.`);
  return [...generator, ...layers];
}

/** The value of a state is usually learned by layers like those of the policy. */
function withCritic(
  notices: Notices,
  layers: readonly LayerSpec[],
  usual: readonly LayerSpec[],
  { method }: ExperimentSpec,
) {
  const critic = criticLike(layers);
  const what = `${entryOf('methods', method.id).label} needs a second network, for the value of states`;
  if (!isDefault(layers, usual)) notices.add('net', `${what}; adding ${printLayers(critic)}.`);
  return [...layers, ...critic];
}

function criticLike(policy: readonly LayerSpec[]): readonly LayerSpec[] {
  return [defaultLayer('policy'), ...policy.map(({ key: _key, ...layer }) => layer)];
}

/** Whether layers are the default ones of any method, which nobody has written. */
function isDefault(layers: readonly LayerSpec[], usual: readonly LayerSpec[]): boolean {
  const policy = usual.slice(0, dividerOf(usual) ?? usual.length);
  return [policy, [...policy, ...criticLike(policy)]].some((one) => printLayers(one) === printLayers(layers));
}

/** The layers of the policy alone. */
function withoutCritic(
  notices: Notices,
  layers: readonly LayerSpec[],
  usual: readonly LayerSpec[],
  { method }: ExperimentSpec,
) {
  const divider = layers.findIndex((layer) => dividedBy(layer) === 'policy');
  if (divider < 0) return withoutDividers(notices, layers, -1);
  const what = `${entryOf('methods', method.id).label} has one network`;
  if (!isDefault(layers, usual)) {
    notices.add('net', `${what}; leaving out ${printLayers(layers.slice(divider))}.`);
  }
  return withoutDividers(notices, layers.slice(0, divider), -1);
}

/** @param own the index of the divider that stays */
function withoutDividers(notices: Notices, layers: readonly LayerSpec[], own: number): readonly LayerSpec[] {
  return layers.filter((layer, index) => {
    const of = dividedBy(layer);
    if (of === null || index === own) return true;
    const why = own < 0 ? `ends a ${of}, which this task does not have` : `is a second end of the ${of}`;
    notices.add('net', `layer ${index + 1} ${layer.id} ${why}; ${IGNORED}.`);
    return false;
  });
}
