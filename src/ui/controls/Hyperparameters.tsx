import { type Call, entryOf, type Section } from '../../experiment/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { Slider } from './Slider.tsx';
import { SweptNumber, useSweptNumber } from './SweptNumber.tsx';

interface HyperparametersProps {
  readonly section: Section;
  readonly call: Call;
  readonly onEdit: (call: Call, how: { dragging: boolean }) => void;
  /** Names of those that have no effect here. */
  readonly without?: readonly string[];
  /** The defaults on these data; by default those of the entry. */
  readonly usual?: Call['args'] | undefined;
}

/** A field for each hyperparameter of a catalog entry: a slider, or a select if it has options. */
export function Hyperparameters({ section, call, onEdit, without = [], usual = {} }: HyperparametersProps) {
  const swept = useSweptNumber();
  const shown = Object.entries(entryOf(section, call.id).hyper).filter(([name]) => !without.includes(name));
  return shown.map(([name, definition]) => {
    const hyper = { ...definition, default: usual[name] ?? definition.default };
    const value = call.args[name] ?? hyper.default;
    const edit = (next: number, how = { dragging: false }) =>
      onEdit({ ...call, args: { ...call.args, [name]: next } }, how);
    const key = `${call.id} ${name}`;
    if (swept?.of?.call === call && swept.of.argument === name) return <SweptNumber key={key} name={name} of={hyper} />;
    return hyper.options ? (
      <ChoiceField key={key} name={name} of={hyper} value={value} onEdit={edit} />
    ) : (
      <Slider key={key} name={name} of={hyper} value={value} onEdit={edit} />
    );
  });
}
