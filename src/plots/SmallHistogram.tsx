import styles from './SmallHistogram.module.css';

interface Props {
  /** Of each bar, from left to right. */
  readonly counts: readonly number[];
  /** Whether the bars are things apart, such as categories, with room between them. */
  readonly apart: boolean;
  /** Name of the picture. */
  readonly label: string;
}

const HEIGHT = 24;
/** Of a bar, in its own width. */
const GAP = { apart: 0.3, together: 0.08 };

/** A histogram in the size of a word, as wide as its place. */
export function SmallHistogram({ counts, apart, label }: Props) {
  const most = Math.max(1, ...counts);
  const gap = apart ? GAP.apart : GAP.together;
  const bars = counts.map((count, place) => {
    // A bar of one among thousands is still a bar.
    const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
    return `M${place + gap / 2} ${HEIGHT}v${-height}h${1 - gap}v${height}z`;
  });
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${counts.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={bars.join('')} />
      <line x2={counts.length} y1={HEIGHT} y2={HEIGHT} />
    </svg>
  );
}
