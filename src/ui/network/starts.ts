import { DRAWN, type ExperimentSpec, type Pin, type Start } from '../../experiment/index.ts';
import { shortestFloat32 } from '../../math/float32.ts';
import { formatCount } from '../../math/format.ts';
import { edit, experiment } from '../../store/experiment.ts';
import { restrictions } from '../../store/restrictions.ts';
import { run } from '../../store/run.ts';
import '../../table/packing.ts';
import { MOST_PACKED } from '../../table/packer.ts';
import type { Pinned } from './pins.ts';

/** The value at which a weight or bias starts; undefined if it is drawn. */
export function startOf({ whole, elements }: Start, { parameter, index }: Pinned): number | undefined {
  const given = whole.find((one) => one.parameter === parameter);
  return given ? given.values[index] : elements.find(isAt({ parameter, index }))?.value;
}

/** Starts a weight or bias at a value, from the next start of the run on. */
export function startAt({ parameter, index }: Pinned, value: number): void {
  const given = { parameter, index, value: shortestFloat32(value) };
  edit(({ start }) => ({ start: { ...start, elements: [...start.elements.filter(not(isAt(given))), given] } }));
}

/** Draws the starting value of a weight or bias again; if its whole parameter is given, of all of that. */
export function drawAgain(number: Pinned): void {
  edit(({ start }) => ({
    start: {
      whole: start.whole.filter(({ parameter }) => parameter !== number.parameter),
      elements: start.elements.filter(not(isAt(number))),
    },
  }));
}

/** Draws all starting weights and biases again. */
export function drawAll(): void {
  edit({ start: DRAWN });
}

/** Starts the run over from all weights and biases as they are now. */
export function startFromPresent(): void {
  const { view, frame } = run.getState();
  if (!view || !frame) return;
  const whole = view.parameters.map(({ name, shape, offset }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return { parameter: name, shape, values: frame.parameters.slice(offset, offset + size) };
  });
  edit({ start: { whole, elements: [] } });
}

/** Why starting weights cannot be changed; null if they can. */
function whyLocked(): string | null {
  const { hidden, locked } = restrictions.getState();
  return hidden.has('start') || locked.has('start') ? 'Starting weights are locked here' : null;
}

/** Why the starting weights cannot be drawn again; null if they can. */
export function whyNoDraw(): string | null {
  return hasStart(experiment.getState().spec) ? whyLocked() : 'The starting weights are drawn already';
}

/** Why the run cannot start from its present weights; null if it can. */
export function whyNoStart(): string | null {
  const reason = whyLocked();
  if (reason !== null) return reason;
  const { frame } = run.getState();
  if (!frame) return 'The network has not loaded yet';
  const count = frame.parameters.length;
  if (count <= MOST_PACKED) return null;
  return `A link has room for ${formatCount(MOST_PACKED)} weights, and the network has ${formatCount(count)}`;
}

/** Whether an experiment gives any starting values. */
function hasStart({ start }: Pick<ExperimentSpec, 'start'>): boolean {
  return start.whole.length + start.elements.length > 0;
}

function isAt({ parameter, index }: Pinned) {
  return (pin: Pin): boolean => pin.parameter === parameter && pin.index === index;
}

function not(holds: (pin: Pin) => boolean) {
  return (pin: Pin): boolean => !holds(pin);
}
