import { usePalette } from '../core/color.ts';
import { svgSize } from '../core/design-pixels.ts';
import styles from './SeriesLegend.module.css';
import { areMany, type LineLook, lineLook } from './series-look.ts';
import type { SequencesView } from './types.ts';

/** The names of the lines of sequences: all of them, or the main one and the number of the others. */
export function SeriesLegend({ view: { names, main } }: { readonly view: Pick<SequencesView, 'names' | 'main'> }) {
  const palette = usePalette();
  const lookOf = (index: number) => lineLook({ names, main }, index, palette);
  const shown = names.flatMap((name, index) =>
    !areMany(names) || index === main ? [{ name, look: lookOf(index) }] : [],
  );
  const rest = names.length - shown.length;
  const other = names.findIndex((_, index) => index !== main);
  return (
    <ul className={styles.legend} aria-label="Lines">
      {shown.map(({ name, look }) => (
        <li key={name}>
          <Sample look={look} /> {name}
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Sample look={lookOf(other)} /> {shown.length === 0 ? `${rest} numbers at each step` : `${rest} others`}
        </li>
      )}
    </ul>
  );
}

function Sample({ look: { color, width } }: { readonly look: LineLook }) {
  return (
    <svg {...svgSize(16, 8)} aria-hidden="true">
      <path d="M0 4H16" stroke={color} strokeWidth={width} />
    </svg>
  );
}
