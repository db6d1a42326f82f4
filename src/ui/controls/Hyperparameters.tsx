import { type Call, entryOf, type Section } from '../../experiment/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { Control } from './Control.tsx';
import { Slider } from './Slider.tsx';
import { SweptNumber, useSweptNumber } from './SweptNumber.tsx';

interface HyperparametersProps {
  /** The key of the setting in a link, by which its numbers can be locked: `opt`. */
  readonly of?: string;
  readonly section: Section;
  readonly call: Call;
  readonly onEdit: (call: Call, how: { dragging: boolean }) => void;
  /** Names of those that have no effect here. */
  readonly without?: readonly string[];
  /** The defaults on these data; by default those of the entry. */
  readonly usual?: Call['args'] | undefined;
}

/** A field for each hyperparameter of a catalog entry: a slider, or a select if it has options. */
export function Hyperparameters({ of, section, call, onEdit, without = [], usual = {} }: HyperparametersProps) {
  const swept = useSweptNumber();
  const shown = Object.entries(entryOf(section, call.id).hyper).filter(([name]) => !without.includes(name));
  return shown.map(([name, definition]) => {
    const hyper = { ...definition, default: usual[name] ?? definition.default };
    const value = call.args[name] ?? hyper.default;
    const edit = (next: number, how = { dragging: false }) =>
      onEdit({ ...call, args: { ...call.args, [name]: next } }, how);
    const key = `${call.id} ${name}`;
    const isSwept = swept?.of?.call === call && swept.of.argument === name;
    const Field = hyper.options ? ChoiceField : Slider;
    return (
      <Control key={key} of={of && `${of}.${name}`}>
        {isSwept ? (
          <SweptNumber name={name} of={hyper} />
        ) : (
          <Field name={name} of={hyper} value={value} onEdit={edit} />
        )}
      </Control>
    );
  });
}
