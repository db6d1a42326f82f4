import { scaleLinear, scaleLog } from 'd3';
import { type ReactNode, useId } from 'react';
import { inRem, svgSize } from '../../plots/core/design-pixels.ts';
import { useSize } from '../../plots/core/size.ts';
import { Axes } from './Axes.tsx';
import styles from './Plane.module.css';
import type { Domain, Scales } from './types.ts';

interface PlaneProps {
  /** What the picture shows. */
  readonly label: string;
  readonly x: Domain;
  readonly y: Domain;
  readonly xName?: string;
  readonly yName?: string;
  /** Names of equal sections of the horizontal axis, in place of numbers. */
  readonly xTicks?: readonly string[];
  /** A logarithmic vertical axis. */
  readonly log?: boolean;
  /** Gives both axes the same unit of length. The height is then the most that the picture may have. */
  readonly equal?: boolean;
  readonly height?: number;
  /** SVG shapes, cut off at the edges of the plane. */
  readonly children: (scales: Scales) => ReactNode;
  /** `Handle`s on top of the shapes. */
  readonly handles?: (scales: Scales) => ReactNode;
}

const MARGIN = { top: 8, right: 10, bottom: 32 };
/** Lines on an edge are not cut off. */
const RIM = 1;

/** A plane with two axes, as wide as its place, with shapes and handles. */
export function Plane(props: PlaneProps) {
  const { label, x, y, xName = '', yName = '', xTicks, log = false, equal = false, height = 320 } = props;
  const { children, handles } = props;
  const [room, size] = useSize<HTMLDivElement>();
  const clip = useId();
  // Powers of ten are long.
  const left = log ? 58 : yName ? 46 : 34;
  const free = (size?.width ?? 0) - left - MARGIN.right;
  const ratio = (x[1] - x[0]) / (y[1] - y[0]);
  const most = height - MARGIN.top - MARGIN.bottom;
  const width = equal ? Math.min(free, most * ratio) : free;
  const tall = equal ? width / ratio : most;
  const whole = { width: width + left + MARGIN.right, height: tall + MARGIN.top + MARGIN.bottom };
  const scales: Scales = {
    x: scaleLinear(x, [left, left + width]),
    y: log ? scaleLog(y, [MARGIN.top + tall, MARGIN.top]) : scaleLinear(y, [MARGIN.top + tall, MARGIN.top]),
  };
  return (
    <div ref={room} style={inRem({ height: equal ? undefined : height })}>
      {width > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div className={styles.plane} role="group" aria-label={label} style={inRem(whole)}>
          <svg {...svgSize(whole.width, whole.height)} className={styles.picture} fontSize={11} aria-hidden="true">
            <clipPath id={clip}>
              <rect x={left - RIM} y={MARGIN.top - RIM} width={width + 2 * RIM} height={tall + 2 * RIM} />
            </clipPath>
            <Axes {...{ scales, xName, yName, xTicks, log }} />
            <g clipPath={`url(#${clip})`}>{children(scales)}</g>
          </svg>
          {handles?.(scales)}
        </div>
      )}
    </div>
  );
}
