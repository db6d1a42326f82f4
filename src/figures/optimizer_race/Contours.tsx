import { memo, useMemo } from 'react';
import { createLookup, lookupColor, usePalette } from '../../plots/core/color.ts';
import { contourLevels, contourPaths } from '../../plots/landscape/contours.ts';
import type { Scales } from '../parts/types.ts';
import styles from './OptimizerRaceFigure.module.css';
import { type Surface, valuesOf } from './surfaces.ts';

interface ContoursProps {
  readonly surface: Surface;
  readonly scales: Scales;
}

/** Cells of the grid in each direction. */
const SIZE = 100;
const LEVELS = 14;

/** The regions of a surface between levels at equal ratios; the deeper the colour, the lower the value. */
export function Contours({ surface, scales }: ContoursProps) {
  const [left = 0, right = 0] = scales.x.range();
  const [bottom = 0, top = 0] = scales.y.range();
  const place = `translate(${left},${top}) scale(${(right - left) / SIZE},${(bottom - top) / SIZE})`;
  return (
    <g transform={place}>
      <Regions surface={surface} />
    </g>
  );
}

const Regions = memo(function Regions({ surface }: { readonly surface: Surface }) {
  const palette = usePalette();
  const regions = useMemo(() => {
    const values = valuesOf(surface, SIZE);
    const lowest = Math.min(...values);
    const losses = values.map((value) => value - lowest + surface.rise);
    return contourPaths({ size: SIZE, losses }, contourLevels({ losses, size: SIZE }, LEVELS));
  }, [surface]);
  const lookup = createLookup([palette.classes[2] as string, palette.neutral]);
  return regions.map(({ level, path }, index) => (
    <path
      key={level}
      d={path}
      className={styles.region}
      fill={lookupColor(lookup, (index + 3) / (regions.length + 2))}
    />
  ));
});
