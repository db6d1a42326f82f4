import { learnsByReward } from '../experiment/agent.ts';
import { type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import { firstMemory } from './agent.ts';
import type { Compiled, State } from './compiled.ts';
import type { Drawn } from './parameter.ts';
import { pinState } from './pins.ts';

/**
 * The initial state of a run. Every drawn tensor has its own random stream, so adding a layer does not change the
 * weights of the others.
 */
export function initialState(
  spec: ExperimentSpec,
  { parameters, state }: Pick<Compiled, 'parameters' | 'state'>,
): State {
  const values = new Map<string, Float32Array>(
    state.map(({ name, shape, initial }) => [name, new Float32Array(sizeOf(shape)).fill(initial)]),
  );
  for (const { name, shape, start } of parameters) {
    const usual = 'by' in start ? drawn(spec, name, start) : new Float32Array(sizeOf(shape)).fill(start.value);
    values.set(name, withStart(spec, name, usual));
  }
  const started = learnsByReward(spec) ? new Map([...values, ...firstMemory(spec, state, values)]) : values;
  return pinState(spec, parameters, started);
}

/** The values from which a parameter starts: those that the experiment gives, and otherwise those that are drawn. */
function withStart({ start }: ExperimentSpec, parameter: string, usual: Float32Array): Float32Array {
  const whole = start.whole.find((one) => one.parameter === parameter);
  const values = Float32Array.from(whole ? whole.values : usual);
  for (const one of start.elements) if (one.parameter === parameter) values[one.index] = one.value;
  return values;
}

function drawn({ seed }: ExperimentSpec, name: string, { by, site, blocks, added }: Drawn): Float32Array {
  const random = randomStream(seed, `init/${name}`);
  const draw = () => entryOf('initializers', by.id).draw(site, by.args, random);
  const values = sideBySide(Array.from({ length: blocks }, draw), site.shape.at(-1) ?? 1);
  return added === null ? values : values.map((value, index) => value + (added[index] as number));
}

/** Joins matrices with this many columns along their last axis. */
function sideBySide(blocks: readonly Float32Array[], columns: number): Float32Array {
  const [only, ...more] = blocks;
  if (only && more.length === 0) return only;
  const joined = new Float32Array(blocks.reduce((sum, { length }) => sum + length, 0));
  blocks.forEach((block, index) => {
    for (let row = 0; row * columns < block.length; row++) {
      const values = block.subarray(row * columns, (row + 1) * columns);
      joined.set(values, (row * blocks.length + index) * columns);
    }
  });
  return joined;
}
