import { Minus, Plus } from 'lucide-react';
import type { Hyperparameter } from '../../catalog/entry.ts';
import { effectHint } from '../controls/effectHint.ts';
import { NumberField } from '../controls/NumberField.tsx';
import styles from './UnitStepper.module.css';

interface UnitStepperProps {
  /** Name of the layer. */
  readonly name: string;
  readonly hyper: Hyperparameter | undefined;
  readonly value: number;
  /** `wide` with the word "units", `bare` without it, `tall` with the buttons below the number. */
  readonly look: 'wide' | 'bare' | 'tall';
  readonly onEdit: (value: number) => void;
}

/** The number of units of a layer, with buttons that remove or add one. */
export function UnitStepper({ name, hyper, value, look, onEdit }: UnitStepperProps) {
  if (!hyper) return null;
  const { min, max, effect, explain } = hyper;
  return (
    <span
      className={`${styles.stepper} ${styles[look] ?? ''}`}
      data-field="units"
      title={`${explain} ${effectHint(effect)}`}
    >
      <button
        type="button"
        aria-label={`Remove a unit from ${name}`}
        disabled={value <= min}
        onClick={() => onEdit(value - 1)}
      >
        <Minus size={12} aria-hidden="true" />
      </button>
      <NumberField label={`Units of ${name}`} value={value} range={hyper} onEnter={onEdit} />
      {look === 'wide' && <span aria-hidden="true">{value === 1 ? 'unit' : 'units'}</span>}
      <button
        type="button"
        aria-label={`Add a unit to ${name}`}
        disabled={value >= max}
        onClick={() => onEdit(value + 1)}
      >
        <Plus size={12} aria-hidden="true" />
      </button>
    </span>
  );
}
