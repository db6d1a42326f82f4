import { visibleToken } from '../../plots/sequences/tokens.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { Select } from '../controls/Select.tsx';

interface ClassSelectProps {
  readonly view: RunView;
  /** The chosen class; null for the predicted one. */
  readonly label: number | null;
  readonly onChoose: (label: number | null) => void;
}

const PREDICTED = 'predicted';

/** Chooses the class whose logit is differentiated; nothing for a regression. */
export function ClassSelect({ view: { answer, classes }, label, onChoose }: ClassSelectProps) {
  if (answer === 'number') return null;
  return (
    <Select
      look="pill"
      label="Class"
      value={label === null ? PREDICTED : String(label)}
      options={[
        { id: PREDICTED, label: 'Predicted class' },
        ...classes.map((name, index) => ({ id: String(index), label: visibleToken(name), isName: true })),
      ]}
      onChoose={(id) => onChoose(id === PREDICTED ? null : Number(id))}
    />
  );
}
