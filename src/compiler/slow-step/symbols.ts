/** The symbols of a step's quantities, in the notation of the glossary. */
import type { OptimizerDef } from '../../catalog/optimizers/definition.ts';
import { type ExperimentSpec, entryOf } from '../../experiment/index.ts';
import { placesOf } from '../../experiment/places.ts';
import { TARGET } from '../objective.ts';
import { GENERATOR_LOSS, LOSS, type Player } from '../players.ts';
import { SCHEDULE, STEP } from '../update.ts';

/** A symbol as TeX, given the index of an element; '' for the whole. */
export type Symbol = (index: string) => string;

const PARAMETERS: Readonly<Record<string, string>> = {
  weight: 'W',
  bias: 'b',
  weight_ih: 'W',
  weight_hh: 'U',
  in_proj_weight: 'W',
  in_proj_bias: 'b',
  out_proj_weight: 'W_O',
  out_proj_bias: 'b_O',
  scale: '\\gamma',
  shift: '\\beta',
};

const LOSSES: Readonly<Record<string, string>> = {
  [LOSS]: '\\mathcal{L}',
  [GENERATOR_LOSS]: '\\mathcal{L}_G',
};

const GIVEN: Readonly<Record<string, string>> = { x: 'x', [TARGET]: 'y', 'worlds/state': 's' };

/** Those of `letter` with the number of a layer: z^{(1)}. */
export function ofLayer(letter: string, layer: number): Symbol {
  const [base = '', sub] = letter.split(/_(.*)/s);
  return (index) => {
    const below = [sub, index].filter(Boolean).join(',\\,');
    return `${base}^{(${layer + 1})}${below && `_{${below}}`}`;
  };
}

/** A parameter by its name in the graph. */
export function ofParameter(name: string, layer: number): Symbol {
  const local = name.slice(name.indexOf('/') + 1);
  const reverse = local.endsWith('_reverse');
  const letter = PARAMETERS[local.replace(/_reverse$/, '')] ?? word(local);
  return ofLayer(reverse ? `\\overleftarrow{${letter}}` : letter, layer);
}

/** Something that a layer computes inside, at a step of a sequence. */
export function ofInside(name: string, layer: number, time: number | null): Symbol {
  const letter = name.length === 1 ? name : word(name);
  const at = ofLayer(letter, layer);
  return (index) => at([time === null ? '' : `t=${time + 1}`, index].filter(Boolean).join(',\\,'));
}

export function ofLoss(name: string): Symbol {
  return plain(LOSSES[name] ?? word(name));
}

/** An input of the step that no person has chosen. */
export function ofGiven(name: string): Symbol {
  return plain(GIVEN[name] ?? word(name.replace(/^.*\//, '')));
}

export function slopeOf(of: Symbol, loss: string): Symbol {
  return (index) => `\\frac{\\partial ${LOSSES[loss] ?? word(loss)}}{\\partial ${of(index)}}`;
}

/** A gradient after clipping and the like. */
export function changed(of: Symbol): Symbol {
  return (index) => `\\tilde{g}[${of(index)}]`;
}

/** The memory of an optimizer for a parameter. @param slot the last part of its name */
export function ofSlot({ optimizer }: Pick<Player, 'optimizer'>, slot: string, parameter: Symbol): Symbol {
  const { slots } = entryOf('optimizers', optimizer.id) as OptimizerDef;
  const letter = slots[slot]?.tex ?? word(slot);
  return (index) => `${letter}[${parameter(index)}]`;
}

/** After the step. */
export function next(of: Symbol): Symbol {
  return (index) => `{${of(index)}}'`;
}

/** The symbols of the numbers of an experiment by their names in the graph. */
export function numbersOf(spec: ExperimentSpec): ReadonlyMap<string, Symbol> {
  const chosen = placesOf(spec).flatMap(({ path, section, call }) =>
    Object.entries(entryOf(section, call.id).hyper).map(([name, { tex }]): [string, Symbol] => [
      `${path}/${name}`,
      plain(tex),
    ]),
  );
  return new Map([
    ...chosen,
    [SCHEDULE, plain('s_t')],
    [STEP, plain('t')],
    ['step/generator', plain('t_G')],
    ['turn/discriminator', plain('\\text{turn}_D')],
    ['turn/generator', plain('\\text{turn}_G')],
  ]);
}

/** A symbol of its own, with an index below. */
export function plain(letter: string): Symbol {
  return (index) => (index === '' ? letter : `{${letter}}_{${index}}`);
}

function word(name: string): string {
  return `\\text{${name.replaceAll('_', ' ')}}`;
}
