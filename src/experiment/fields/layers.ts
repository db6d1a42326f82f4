import { learnsByReward, needsCritic } from '../agent.ts';
import { defaultLayer, layer } from '../call.ts';
import { dataOf, isGame, targetPositions } from '../data.ts';
import type { DataChoice, ExperimentSpec, LayerSpec } from '../experiment.ts';
import { keysOf } from '../layer-keys.ts';
import { entryOf } from '../lookup.ts';
import type { Notices } from '../notices.ts';
import { readLayer } from '../read.ts';
import { callEffect, choiceEffect, type Strength, strongest, when } from '../strength.ts';
import { dividerOf, divides } from '../two-networks.ts';
import { readTerms } from '../values.ts';
import { NONE, printLayers } from '../write.ts';
import { fitDivider } from './divider-fit.ts';
import { fitLayers } from './layer-fit.ts';
import { fitLayerTypes } from './layer-type-fit.ts';
import { layerWords } from './layer-words.ts';
import { usualMethod } from './method.ts';
import { single } from './single.ts';

export const layers = single('layers', {
  key: 'net',
  standard: (choice) => standardLayers(choice),

  read(notices, text, standard) {
    if (text === NONE) return [];
    const terms = readTerms(notices, 'net', text, printLayers(standard));
    return terms?.map((term, index) => readLayer(notices, 'net', term, index)) ?? standard;
  },

  print: printLayers,
  always: true,
  fit(notices, given, usual, spec) {
    const layers = fitLayers(notices, given);
    // The second network of an agent copies the layers of the first, so they have to fit before.
    const fitting = learnsByReward(spec) && !layers.some(divides) ? fitPolicy(notices, layers, usual, spec) : layers;
    return fitLayerTypes(notices, fitDivider(notices, fitting, usual, spec), spec);
  },
  follow(chosen, from, to) {
    const form = (spec: ExperimentSpec) =>
      [dataOf(spec).answer === 'input', isGame(dataOf(spec).task), learnsByReward(spec)].join();
    if (form(from) !== form(to)) return to.layers;
    // The default method of an agent decides whether it has a second network.
    if (learnsByReward(to) && printLayers(chosen) === printLayers(from.layers)) return to.layers;
    // A class at every pixel needs layers that keep the image, which others are wasted on.
    if (hasMasks(from) !== hasMasks(to)) return to.layers;
    // A network for rows of numbers ignores the order of a sequence, and one for sequences needs an order.
    if ((dataOf(from).sequence === null) !== (dataOf(to).sequence === null)) return to.layers;
    if (dataOf(to).image !== null || !chosen.some(worksOnImages)) return chosen;
    const others = chosen.filter((layer) => !worksOnImages(layer));
    return others.some(({ activation }) => activation !== null) ? others : to.layers;
  },
  choosing: 'recompile',
  effect: layerEffect,
  differences: layerWords,
});

/** The layers for data that a person has just chosen. */
export function standardLayers(choice: DataChoice): readonly LayerSpec[] {
  const { sequence, answer, task, image, features } = dataOf(choice);
  if (learnsByReward(choice)) return ofAgent(choice);
  if (isGame(task)) return twoPlayers(image === null ? 32 : 64, image === null ? 2 : 8);
  const positions = targetPositions(choice);
  // The narrowest layer is the code: a point of a plane, or of a line if the inputs are a plane already.
  if (answer === 'input') return image || features.length > PLANE ? aroundCode(32, 2) : aroundCode(8, 1);
  if (positions?.of === 'pixel') return uNet();
  if (positions?.of === 'label') return [conv(8), layer('max_pool'), conv(16), layer('max_pool'), defaultLayer()];
  if (sequence === null) return [defaultLayer(), defaultLayer()];
  // A sequence that is translated as a whole has to be seen from both ends.
  if (sequence.predicts === 'step' && sequence.tokens !== null) {
    return [layer('embedding', { units: 32 }), layer('positions'), layer('transformer_block')];
  }
  return [layer('lstm', { units: 32 })];
}

function twoPlayers(units: number, noise: number): readonly LayerSpec[] {
  const wide = (activation: string) => layer('dense', { units }, activation);
  return [
    wide('relu'),
    wide('relu'),
    layer('generate', { noise }),
    // A leaky unit always passes a gradient on to the generator.
    wide('leaky_relu'),
    wide('leaky_relu'),
  ];
}

/** The layers that fit what an agent observes; the default ones if a person's own do not fit at all. */
function fitPolicy(
  notices: Notices,
  layers: readonly LayerSpec[],
  usual: readonly LayerSpec[],
  spec: ExperimentSpec,
): readonly LayerSpec[] {
  const fitting = fitLayerTypes(notices, layers, spec);
  if (fitting.length > 0 || layers.length === 0) return fitting;
  const policy = usual.slice(0, dividerOf(usual) ?? usual.length);
  notices.add('net', `no layer is left; using ${printLayers(policy)} instead.`);
  return policy;
}

/** The policy of an agent and, if its usual method needs it, the value of states. */
function ofAgent(choice: DataChoice): readonly LayerSpec[] {
  const wide = layer('dense', { units: 32 }, 'tanh');
  const spec = { ...choice, method: usualMethod(choice) };
  return needsCritic(spec) ? [wide, layer('policy'), wide] : [wide];
}

const PLANE = 2;

function aroundCode(units: number, code: number): readonly LayerSpec[] {
  const wide = layer('dense', { units }, 'tanh');
  return [wide, layer('dense', { units: code }, 'linear'), wide];
}

/**
 * A small U-Net: it sees a shape at half the size, where a convolution reaches further, and joins to that what it saw of its
 * edges at full size.
 */
function uNet(): readonly LayerSpec[] {
  const wide = [conv(8), conv(8)];
  return [
    ...wide,
    layer('max_pool'),
    conv(16),
    conv(16),
    layer('upsample'),
    layer('join', { from: wide.length }),
    conv(8),
  ];
}

function hasMasks(choice: DataChoice): boolean {
  return targetPositions(choice)?.of === 'pixel';
}

function conv(filters: number): LayerSpec {
  return layer('conv2d', { filters }, 'relu');
}

/** Whether a layer means nothing on data without images. */
function worksOnImages({ id }: LayerSpec): boolean {
  return id === 'flatten' || id === 'to_image' || entryOf('layers', id).takes === 'image';
}

function layerEffect(before: readonly LayerSpec[], after: readonly LayerSpec[]): Strength {
  const keys = { before: keysOf(before), after: keysOf(after) };
  return strongest([
    when(keys.before.join() !== keys.after.join(), 'recompile'),
    ...after.flatMap((layer, index) => {
      const was = before[keys.before.indexOf(keys.after[index] as string)];
      if (was === undefined) return [];
      // A layer of another kind is entirely new, whichever initializer draws its weights.
      if (was.id !== layer.id) return ['recompile' as const];
      return [
        callEffect('layers', was, layer, 'recompile'),
        choiceEffect('activations', was.activation, layer.activation, 'recompile'),
        choiceEffect('initializers', was.initializer, layer.initializer, 'resample'),
        choiceEffect('regularizers', was.penalty, layer.penalty, 'recompile'),
      ];
    }),
  ]);
}
