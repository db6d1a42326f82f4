import { useMemo } from 'react';
import { formatNumber } from '../../math/format.ts';
import { createLookup, lookupColor, type Palette, usePalette } from '../core/color.ts';
import { inRem } from '../core/design-pixels.ts';
import { LiveCanvas } from '../core/LiveCanvas.tsx';
import type { LiveSource } from '../core/types.ts';
import { contourLevels, contourPaths } from './contours.ts';
import { drawPath } from './draw-path.ts';
import styles from './LandscapePlot.module.css';
import type { LossMap, Path } from './types.ts';

interface Props {
  readonly map: LossMap;
  readonly source: LiveSource<Path>;
  /** Name of the picture. */
  readonly label: string;
  readonly height: number;
  /** Receives the loss under the pointer, without rendering React; null when the pointer leaves. */
  readonly onRead: (loss: number | null) => void;
}

const LEVELS = 12;

/** Contours of the loss over a plane, with the path of a run. The path is live. */
export function LandscapePlot({ map, source, label, height, onRead }: Props) {
  const palette = usePalette();
  const contours = useMemo(() => contourPaths(map, contourLevels(map, LEVELS)), [map]);
  const colors = useMemo(() => levelColors(palette, contours.length), [palette, contours.length]);
  return (
    <div className={styles.plot} style={inRem({ height })}>
      <div className={styles.map} style={inRem({ width: height })}>
        <svg className={styles.contours} viewBox={`0 0 ${map.size} ${map.size}`} aria-hidden="true">
          {contours.map(({ level, path }, index) => (
            <path key={level} d={path} fill={colors[index]} className={styles.contour} />
          ))}
        </svg>
        <LiveCanvas
          source={source}
          label={label}
          height={height}
          fontSize={11}
          followsPointer
          draw={(context, size, path, pointer) => {
            if (path) drawPath(context, size, path, map, palette);
            onRead(pointer && lossAt(map, pointer.x / size.width, pointer.y / size.height));
          }}
        />
      </div>
      <ol className={styles.legend} aria-label="Loss of each colour">
        {contours.map(({ level }, index) => (
          <li key={level}>
            <span className={styles.swatch} style={{ background: colors[index] }} />
            <span className={index % 2 === 0 ? undefined : 'visually-hidden'}>
              {formatNumber(level, { digits: 2 })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Shades of one hue that has no other meaning on the page; the deeper, the lower the loss. */
function levelColors(palette: Palette, count: number): string[] {
  const lookup = createLookup([palette.classes[2] as string, palette.neutral]);
  return Array.from({ length: count }, (_, index) => lookupColor(lookup, count > 1 ? index / (count - 1) : 0));
}

function lossAt({ size, losses }: LossMap, across: number, down: number): number {
  const cell = (share: number) => Math.min(size - 1, Math.max(0, Math.floor(share * size)));
  return losses[cell(down) * size + cell(across)] as number;
}
