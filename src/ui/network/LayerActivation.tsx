import { activationsFor, type Call, call, entryOf } from '../../experiment/index.ts';
import { editLayer } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';

interface LayerActivationProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  /** Null for a layer without an activation. */
  readonly activation: Call | null;
  /** Name of the layer. */
  readonly title: string;
  readonly narrow: boolean;
}

const ACTIVATIONS = activationsFor('hidden').map((id) => ({ id, label: entryOf('activations', id).label }));

export function LayerActivation({ index, activation, title, narrow }: LayerActivationProps) {
  if (!activation) return null;
  return (
    <Select
      look={narrow ? 'tight' : 'pill'}
      label={`Activation of ${title}`}
      title={`${entryOf('activations', activation.id).label}. ${choosingHint('layers')}`}
      value={activation.id}
      options={ACTIVATIONS}
      onChoose={(id) => editLayer(index, { activation: call('activations', id) })}
    />
  );
}
