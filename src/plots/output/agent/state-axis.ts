import { formatNumber } from '../../../math/format.ts';
import { type Scale, UNSCALED, unscaled } from '../../../math/scale.ts';

/** A number of the state along a side of a picture. */
export interface StateAxis {
  readonly name: string;
  /** From left to right, or from bottom to top. */
  readonly range: readonly [number, number];
  /** The number of states along the side, if it takes only whole numbers; otherwise null. */
  readonly count: number | null;
  /** How the number becomes the one that people read. */
  readonly scale: Scale;
  /** Written after the number. */
  readonly unit: string;
}

const DEGREES: Scale = { offset: 0, factor: Math.PI / 180 };
/** People count rows and columns from 1. */
const FROM_ONE: Scale = { offset: 1, factor: 1 };

const IN_DEGREES: Readonly<Record<string, string>> = { angle: '°', 'angular speed': '°/s' };

/** An axis with the unit of its number. @param whole whether it takes only whole numbers */
export function stateAxis(name: string, range: readonly [number, number], whole: boolean): StateAxis {
  const unit = IN_DEGREES[name];
  return {
    name,
    range,
    count: whole ? Math.round(Math.abs(range[1] - range[0])) : null,
    scale: whole ? FROM_ONE : unit ? DEGREES : UNSCALED,
    unit: unit ?? '',
  };
}

/** The title of an axis: "angle (°)". */
export function axisTitle({ name, unit }: StateAxis): string {
  return unit ? `${name} (${unit})` : name;
}

/** A number of the state in words: "angle −3.2°", "row 2". */
export function axisWords({ name, scale, unit }: StateAxis, value: number): string {
  return `${name} ${formatNumber(unscaled(value, scale))}${unit}`;
}

/** The number of the state at a place along the axis, from 0 to 1 in its direction. */
export function numberAt({ range: [from, to] }: StateAxis, share: number): number {
  return from + share * (to - from);
}
