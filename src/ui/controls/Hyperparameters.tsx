import { type Call, entryOf, type Section } from '../../spec/index.ts';
import { Slider } from './Slider.tsx';

interface HyperparametersProps {
  readonly section: Section;
  readonly call: Call;
  readonly onEdit: (call: Call, how: { dragging: boolean }) => void;
}

/** A slider for every hyperparameter of a catalog entry. */
export function Hyperparameters({ section, call, onEdit }: HyperparametersProps) {
  return Object.entries(entryOf(section, call.id).hyper).map(([name, hyper]) => (
    <Slider
      key={`${call.id} ${name}`}
      of={hyper}
      value={call.args[name] ?? hyper.default}
      onEdit={(value, how) => onEdit({ ...call, args: { ...call.args, [name]: value } }, how)}
    />
  ));
}
