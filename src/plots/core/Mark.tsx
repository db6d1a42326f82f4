import { inRem } from './design-pixels.ts';
import { glyph, outline } from './marks.ts';

interface Props {
  /** 0 train, 1 validation, 2 test. */
  readonly part: number;
  readonly color: string;
  /** The class whose glyph the mark contains, if any. */
  readonly label?: number;
}

const RADIUS = 3.8;

/** An example as drawn in the pictures, for legends. */
export function Mark({ part, color, label = 0 }: Props) {
  const hollow = part === 2;
  return (
    <svg viewBox="-6 -6 12 12" style={inRem({ width: 12, height: 12 })} aria-hidden="true">
      <path d={outline(part, RADIUS)} style={{ fill: color }} />
      {hollow && <path d={outline(part, RADIUS * 0.64)} style={{ fill: 'var(--surface)' }} />}
      <path d={glyph(label, RADIUS * (hollow ? 0.75 : 1))} style={{ fill: hollow ? color : 'var(--surface)' }} />
    </svg>
  );
}
