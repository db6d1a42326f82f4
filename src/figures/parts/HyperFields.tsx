import type { Hyperparameters } from '../../catalog/entry.ts';
import { Select } from '../../ui/controls/Select.tsx';
import { FigureSlider } from './FigureSlider.tsx';

interface HyperFieldsProps {
  readonly of: Hyperparameters;
  readonly values: Readonly<Record<string, number>>;
  readonly onChange: (values: Readonly<Record<string, number>>) => void;
}

/** A slider, or a select for one with options, for each hyperparameter of a catalog entry. */
export function HyperFields({ of, values, onChange }: HyperFieldsProps) {
  return Object.entries(of).map(([name, { label, options, min, max, scale, integer = false, explain }]) => {
    const value = values[name] ?? Number.NaN;
    const set = (next: number) => onChange({ ...values, [name]: next });
    if (!options) {
      return <FigureSlider key={name} title={explain} {...{ label, value, min, max, scale, integer }} onChange={set} />;
    }
    const choices = options.map((word, index) => ({
      id: String(index),
      label: `${label}: ${word.replaceAll('_', ' ')}`,
    }));
    return (
      <Select
        key={name}
        look="pill"
        label={label}
        title={explain}
        value={String(value)}
        options={choices}
        onChoose={(id) => set(Number(id))}
      />
    );
  });
}
