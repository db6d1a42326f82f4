import { rgb } from 'd3';
import { formatNumber } from '../../../math/format.ts';
import { Range } from '../../controls/Range.tsx';
import styles from './DrawPanel.module.css';
import type { Shade } from './paper.ts';

interface ShadeFieldProps {
  readonly label: string;
  readonly shade: Shade;
  readonly onChange: (shade: Shade) => void;
}

/** A colour for images in red, green and blue; for others, a number from 0 to 1. */
export function ShadeField({ label, shade, onChange }: ShadeFieldProps) {
  const [first = 0] = shade;
  if (shade.length === 3) {
    const [red, green, blue] = shade.map((value) => 255 * value) as [number, number, number];
    return (
      <label className={styles.setting}>
        <span>{label}</span>
        <input
          type="color"
          value={rgb(red, green, blue).formatHex()}
          onChange={({ target }) => {
            const { r, g, b } = rgb(target.value);
            onChange([r / 255, g / 255, b / 255]);
          }}
        />
      </label>
    );
  }
  return (
    <div className={styles.setting}>
      <span aria-hidden="true">{label}</span>
      <Range
        label={`Shade of the ${label.toLowerCase()}`}
        position={first}
        min={0}
        max={1}
        step={0.05}
        text={`${formatNumber(first)} of 1`}
        onMove={(value) => onChange(shade.map(() => value))}
      />
      <b translate="no">{formatNumber(first, { digits: 2 })}</b>
    </div>
  );
}
