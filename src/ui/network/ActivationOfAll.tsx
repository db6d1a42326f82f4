import { activationsFor, entryOf } from '../../experiment/index.ts';
import { edit, useExperiment } from '../../store/experiment.ts';
import { choosingHint } from '../controls/effectHint.ts';
import { Select } from '../controls/Select.tsx';
import styles from './ActivationOfAll.module.css';
import { activateLayers, activationsOf } from './activateLayers.ts';

const ACTIVATIONS = activationsFor('hidden').map((id) => ({ id, label: entryOf('activations', id).label }));
const LABEL = 'Activation of all layers';

/** A select that sets the activation of all hidden layers. */
export function ActivationOfAll() {
  const layers = useExperiment(({ spec }) => spec.layers);
  const [first, ...others] = activationsOf(layers);
  const common = others.length === 0 ? first : undefined;
  const nothing = { id: '', label: first === undefined ? 'none' : 'mixed', disabled: true };
  return (
    <span className={styles.field}>
      <span aria-hidden="true">{LABEL}</span>
      <Select
        look="pill"
        label={LABEL}
        title={`Give every hidden layer the same activation. ${choosingHint('layers')}`}
        reason={first === undefined ? 'No hidden layer has an activation' : null}
        value={common ?? ''}
        options={[...(common === undefined ? [nothing] : []), ...(first === undefined ? [] : ACTIVATIONS)]}
        onChoose={(id) => edit((spec) => ({ layers: activateLayers(spec.layers, id) }))}
      />
    </span>
  );
}
