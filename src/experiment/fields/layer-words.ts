/** Describes in words how the hidden layers of two experiments differ. */
import type { Hyperparameter } from '../../catalog/entry.ts';
import type { Call, LayerSpec } from '../experiment.ts';
import { entryOf, LAYER_CHOICES, type Section } from '../lookup.ts';
import { layerTitles } from '../places.ts';
import { callWords, change, named, numberWords, rounded } from '../words.ts';
import { printLayer } from '../write.ts';

export function layerWords(a: readonly LayerSpec[], b: readonly LayerSpec[]): string[] {
  const [before, after] = [a.map(printLayer), b.map(printLayer)];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const write = writerOf([...a, ...b]);
  const gone = a.slice(start, before.length - end).map(write);
  const come = b.slice(start, after.length - end).map(write);
  const titles = layerTitles(a);
  if (gone.length === 0 && come.length > 0) {
    const count = come.length === 1 ? 'one more layer' : `${come.length} more layers`;
    const where = start > 0 ? ` after ${titles[start - 1]}` : a.length > 0 ? ` before ${titles[0]}` : '';
    return [`${count}: ${come.join(', ')}${where}`];
  }
  if (come.length === 0 && gone.length > 0) {
    return [`without ${gone.map((text, index) => `${titles[start + index]}: ${text}`).join(', ')}`];
  }
  if (gone.length !== come.length) return change('hidden layers', gone.join(', '), come.join(', '));
  if (gone.length > 1 && gone.toSorted().join('\n') === come.toSorted().join('\n')) {
    return [`layers in another order: ${b.map(write).join(', ')}`];
  }
  return gone.flatMap((_, index) => ofLayer(titles[start + index] ?? '', a[start + index], b[start + index], write));
}

function ofLayer(
  title: string,
  a: LayerSpec | undefined,
  b: LayerSpec | undefined,
  write: (layer: LayerSpec) => string,
): string[] {
  if (!a || !b) return [];
  if (a.id !== b.id) return change(title, write(a), write(b));
  const choices = (['activation', 'initializer', 'penalty'] as const).flatMap((choice) => {
    const { section } = LAYER_CHOICES[choice];
    const [from, to] = [a[choice], b[choice]];
    if (from && to) return callWords(section, `${title} ${choice}`, `${title} ${choice}`, from, to);
    const text = (one: Call | null) => (one ? named(section, one) : "the experiment's");
    return change(`${title} ${choice}`, text(from), text(to));
  });
  return [...numberWords('layers', title, a, b), ...choices];
}

/**
 * A function that writes layers as "dense(8, tanh)", with only as many digits as it takes to distinguish these layers.
 */
function writerOf(layers: readonly LayerSpec[]): (layer: LayerSpec) => string {
  const inFull = (layer: LayerSpec) => printLayer(layer).replaceAll(',', ', ').replaceAll('-', '−');
  const inShort = (layer: LayerSpec) => inFull(roundedLayer(layer));
  const count = (write: (layer: LayerSpec) => string) => new Set(layers.map(write)).size;
  return count(inShort) === count(inFull) ? inShort : inFull;
}

function roundedLayer(layer: LayerSpec): LayerSpec {
  const { activation, initializer, penalty } = layer;
  return {
    ...layer,
    ...roundedCall('layers', layer),
    activation: activation && roundedCall(LAYER_CHOICES.activation.section, activation),
    initializer: initializer && roundedCall(LAYER_CHOICES.initializer.section, initializer),
    penalty: penalty && roundedCall(LAYER_CHOICES.penalty.section, penalty),
  };
}

function roundedCall(section: Section, { id, args }: Call): Call {
  const hyper: Readonly<Record<string, Hyperparameter>> = entryOf(section, id).hyper;
  const round = ([name, value]: [string, number]) => [name, rounded(hyper[name] ?? {}, value)] as const;
  return { id, args: Object.fromEntries(Object.entries(args).map(round)) };
}
