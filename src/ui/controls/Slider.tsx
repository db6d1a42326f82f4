import type { Hyperparameter } from '../../catalog/entry.ts';
import { effectHint } from './effectHint.ts';
import { Formula } from './Formula.tsx';
import { NumberField } from './NumberField.tsx';
import { Range } from './Range.tsx';
import styles from './Slider.module.css';
import { sliderScale } from './scale.ts';

interface SliderProps {
  readonly of: Hyperparameter;
  readonly value: number;
  readonly onEdit: (value: number, how: { dragging: boolean }) => void;
}

/** A quantity to slide or to type, with its symbol in the formulas. */
export function Slider({ of, value, onEdit }: SliderProps) {
  const scale = sliderScale(of);
  const title = `${of.explain} ${effectHint(of.effect)}`;
  const unit = of.unit ? ` ${of.unit}` : '';
  return (
    <div className={styles.slider}>
      <span className={styles.label} title={title}>
        <span className={styles.name}>{of.label}</span>
        <span aria-hidden="true" className={styles.symbol}>
          <Formula tex={of.tex} />
        </span>
      </span>
      <NumberField
        label={`${of.label}, as a number`}
        value={value}
        min={of.min}
        max={of.max}
        step={scale.step}
        title={title}
        onEnter={(entered) => onEdit(entered, { dragging: false })}
      />
      <Range
        className={styles.range}
        label={of.label}
        position={scale.toPosition(value)}
        min={scale.min}
        max={scale.max}
        step={scale.step}
        text={`${value}${unit}`}
        title={title}
        onMove={(position) => onEdit(scale.toValue(position), { dragging: true })}
      />
    </div>
  );
}
