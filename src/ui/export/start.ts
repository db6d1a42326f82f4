import '../../table/packing.ts';
import { DRAWN, type ExperimentSpec, parse, type Start } from '../../experiment/index.ts';
import { parametersOf } from '../../experiment/parameters.ts';
import type { ImportedModel, ImportedWeights } from '../../export/read-import.ts';
import type { LoadedWeights } from '../../runtime/protocol.ts';
import { experiment, notify } from '../../store/experiment.ts';
import { isInText } from '../../store/loaded-weights.ts';
import { tableOrProblem } from '../../store/tables.ts';
import { MOST_PACKED } from '../../table/packer.ts';
import { announce } from '../announcing/announce.ts';
import { counted } from '../counted.ts';
import type { Engine } from '../engine.ts';
import type { FoundFile } from './importing.ts';

/** An experiment with the weights that its run would start from. */
export interface Offer {
  readonly spec: ExperimentSpec;
  readonly weights: LoadedWeights;
}

/** What a file would make of the experiment on the screen. */
export function offerOf({ file }: FoundFile): Offer {
  return file.kind === 'weights' ? weightsOffer(file) : modelOffer(file);
}

/** The experiment on the screen with weights of a file. */
function weightsOffer({ whole, isHeld, tensors }: ImportedWeights): Offer {
  const start: Start = isHeld ? { whole, elements: [] } : DRAWN;
  return { spec: { ...experiment.getState().spec, start }, weights: tensors };
}

/** The experiment of a model with its weights, which its text holds if it can. */
function modelOffer({ text, tensors }: ImportedModel): Offer {
  const { spec } = parse(text, tableOrProblem);
  const whole = parametersOf(spec).flatMap(({ name, shape }) => {
    const values = tensors.get(name);
    return values ? [{ parameter: name, shape, values }] : [];
  });
  const held = { ...spec, start: { whole, elements: [] } };
  const numbers = whole.reduce((sum, { values }) => sum + values.length, 0);
  return { spec: numbers <= MOST_PACKED && isInText(held, tensors) ? held : spec, weights: tensors };
}

/** Whether the link of an offered experiment contains its weights. */
export function isLinked({ spec, weights }: Offer): boolean {
  return isInText(spec, weights);
}

/** Takes an offer, as one edit, and says what has become of the run. */
export function take(engine: Engine, offer: Offer, name: string): void {
  const { spec, weights } = offer;
  // A notice says why it is refused.
  if (!engine.startFrom(spec, weights)) return;
  const sentence = `The run starts from the weights in “${name}”, ${counted(weights.size, 'tensor')}.`;
  if (isLinked(offer)) announce(sentence);
  else notify('weights', `${sentence} ${NOT_LINKED}`);
}

/** What a person should know about weights that are only in the run. */
export const NOT_LINKED = 'The link of this page does not contain these weights: to keep them, save them with Export.';
