import styles from './SmallHistogram.module.css';

interface Props {
  /** Height of each bar, from left to right. */
  readonly counts: readonly number[];
  /** Whether the bars are separate, such as categories, with space between them. */
  readonly apart: boolean;
  /** Name of the picture. */
  readonly label: string;
}

const HEIGHT = 24;
/** Gap between bars, as a share of a bar's width. */
const GAP = { apart: 0.3, together: 0.08 };

/** A histogram as high as a word and as wide as its container. */
export function SmallHistogram({ counts, apart, label }: Props) {
  const most = Math.max(1, ...counts);
  const gap = apart ? GAP.apart : GAP.together;
  const bars = counts.map((count, place) => {
    // A count of one among thousands still gets a visible bar.
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
