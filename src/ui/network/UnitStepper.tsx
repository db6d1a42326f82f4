import { Minus, Plus } from 'lucide-react';
import { effectHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './UnitStepper.module.css';
import type { LayerWidth } from './width.ts';

interface UnitStepperProps {
  /** Name of the layer. */
  readonly name: string;
  readonly width: LayerWidth;
  readonly value: number;
  /** `wide` with the word for them, `bare` without it, `tall` with the buttons below the number. */
  readonly look: 'wide' | 'bare' | 'tall';
  readonly onEdit: (value: number) => void;
}

/** The number of units or filters of a layer, with buttons that remove or add one. */
export function UnitStepper({ name, width: { argument, noun, hyper }, value, look, onEdit }: UnitStepperProps) {
  const { label, min, max, effect, explain } = hyper;
  return (
    <span
      className={`${styles.stepper} ${styles[look] ?? ''}`}
      data-field={argument}
      title={`${explain} ${effectHint(effect)}`}
    >
      <button
        type="button"
        aria-label={`Remove a ${noun} from ${name}`}
        disabled={value <= min}
        onClick={() => onEdit(value - 1)}
      >
        <Minus size={12} aria-hidden="true" />
      </button>
      <NumberField label={`${label} of ${name}`} value={value} range={hyper} onEnter={onEdit} />
      {look === 'wide' && <span aria-hidden="true">{value === 1 ? noun : `${noun}s`}</span>}
      <button
        type="button"
        aria-label={`Add a ${noun} to ${name}`}
        disabled={value >= max}
        onClick={() => onEdit(value + 1)}
      >
        <Plus size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
