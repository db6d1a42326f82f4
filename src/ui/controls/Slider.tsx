import { RotateCcw } from 'lucide-react';
import type { Hyperparameter } from '../../catalog/entry.ts';
import { formatNumber } from '../../math/format.ts';
import { effectHint } from './effectHint.ts';
import { Formula } from './Formula.tsx';
import { NumberField } from './NumberField.tsx';
import { Range } from './Range.tsx';
import styles from './Slider.module.css';
import { nudgeOn, sliderScale } from './scale.ts';
import { useMovement } from './useMovement.ts';

interface SliderProps {
  /** Identifies the field on the page, such as `lr`. */
  readonly name: string;
  readonly of: Hyperparameter;
  readonly value: number;
  readonly onEdit: (value: number, how: { dragging: boolean }) => void;
}

/** A slider and a number field for a quantity, with its symbol, its unit and a button that restores the default. */
export function Slider({ name, of, value: settled, onEdit }: SliderProps) {
  const [value, move] = useMovement(settled, (next) => onEdit(next, { dragging: true }));
  const scale = sliderScale(of);
  const title = `${of.explain} ${effectHint(of.effect)}`;
  const usual = Math.min(of.max, of.default);
  const unit = value === 0 ? (of.zero ?? of.unit) : of.unit;
  const reset = () => value !== usual && onEdit(usual, { dragging: false });
  return (
    <div className={styles.slider} data-field={name}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button beside it does the same */}
      <span
        className={styles.label}
        title={`${title} Double-click: back to ${formatNumber(usual)}.`}
        onDoubleClick={reset}
      >
        <span className={styles.name}>{of.label}</span>
        <span aria-hidden="true" className={styles.symbol}>
          <Formula tex={of.tex} />
        </span>
      </span>
      {value !== usual && (
        <button
          type="button"
          className={styles.reset}
          aria-label={`${of.label} back to ${formatNumber(usual)}`}
          title={`Back to ${formatNumber(usual)}, the default`}
          onClick={reset}
        >
          <RotateCcw size={11} aria-hidden="true" />
        </button>
      )}
      <span className={styles.number}>
        <NumberField
          label={`${of.label}, as a number`}
          value={value}
          range={of}
          nudge={nudgeOn(scale)}
          title={title}
          onEnter={(entered) => onEdit(entered, { dragging: false })}
        />
        {unit && <small className={styles.unit}>{unit}</small>}
      </span>
      <Range
        className={styles.range}
        label={of.label}
        position={scale.toPosition(value)}
        min={scale.min}
        max={scale.max}
        step={scale.stride}
        text={[formatNumber(value), unit].filter(Boolean).join(' ')}
        title={title}
        onMove={(position) => move(scale.toValue(position))}
      />
    </div>
  );
}
