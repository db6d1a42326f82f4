import { visibleToken } from '../../../plots/sequences/tokens.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { givesProbabilities } from '../../network/example/side.ts';

/** What a unit of a layer is called in a sentence: "unit 3", or for an output "probability of “a”". */
export function rowName(view: RunView, layer: number, unit: number): string {
  if (layer !== view.layers.length - 1) return `unit ${unit + 1}`;
  const { answer, classes } = view;
  if (answer === 'number') return 'prediction';
  const name = visibleToken(classes[answer === 'side' ? 1 : unit] ?? '');
  return `${givesProbabilities(view) ? 'probability' : 'score'} of “${name}”`;
}
