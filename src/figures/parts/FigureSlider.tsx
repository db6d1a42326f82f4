import { formatNumber } from '../../math/format.ts';
import { Range } from '../../ui/controls/Range.tsx';
import { sliderScale } from '../../ui/controls/scale.ts';
import styles from './FigureSlider.module.css';

interface FigureSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** `log` for quantities that are compared by ratio; 0 is then at the left end. */
  readonly scale?: 'linear' | 'log';
  readonly integer?: boolean;
  /** The value in words, if not the number itself. */
  readonly text?: string;
  readonly title?: string;
  readonly onChange: (value: number) => void;
}

/** A slider of a figure, with its name and its value above the track. */
export function FigureSlider(props: FigureSliderProps) {
  const { label, value, min, max, scale = 'linear', integer = false, title, onChange } = props;
  const { text = formatNumber(value) } = props;
  const positions = sliderScale({ min, max, scale, integer });
  return (
    <div className={styles.slider}>
      <span className={styles.head} aria-hidden="true">
        <span className={styles.label}>{label}</span>
        <span className={styles.value}>{text}</span>
      </span>
      <Range
        label={label}
        position={positions.toPosition(value)}
        min={positions.min}
        max={positions.max}
        step={positions.stride}
        text={text}
        {...(title !== undefined && { title })}
        onMove={(position) => onChange(positions.toValue(position))}
      />
    </div>
  );
}
