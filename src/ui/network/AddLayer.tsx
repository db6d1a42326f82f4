import { ChevronDown, Plus } from 'lucide-react';
import { useId } from 'react';
import { defaultLayer, entryOf, idsOf, type LayerSpec, MAX_LAYERS, whyNoLayer } from '../../experiment/index.ts';
import { arrangeLayers, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import popover from '../controls/Popover.module.css';
import { usePopover } from '../controls/usePopover.ts';
import styles from './AddLayer.module.css';

interface AddLayerProps {
  /** Number of hidden layers before the new one. */
  readonly at: number;
}

const USUAL = defaultLayer().id;
const OTHERS = idsOf('layers').filter((id) => id !== USUAL);

/** Adds a hidden layer between two columns: the default kind, or another from a menu. */
export function AddLayer({ at }: AddLayerProps) {
  const count = useExperiment(({ spec }) => spec.layers.length);
  const menu = useId();
  const [isOpen, listeners] = usePopover();
  const full = count >= MAX_LAYERS;
  const place = at === count ? 'before the output' : `before layer ${at + 1}`;
  const title = (what: string) =>
    full ? `At most ${MAX_LAYERS} hidden layers` : `${what} here. ${choosingHint('layers')}`;

  const add = (id: string) =>
    arrangeLayers((layers) => layers.toSpliced(at, 0, id === USUAL ? usualAfter(layers, at) : defaultLayer(id)));

  return (
    <>
      <Button
        look="round"
        className={styles.add}
        aria-label={`Add a layer ${place}`}
        title={title('Add a layer')}
        disabled={full}
        onClick={() => add(USUAL)}
      >
        <Plus size={14} aria-hidden="true" />
      </Button>
      <Button
        look="round"
        className={styles.other}
        data-field="add"
        aria-label={`Another kind of layer ${place}`}
        title={title('Add another kind of layer')}
        disabled={full}
        popoverTarget={menu}
      >
        <ChevronDown size={13} aria-hidden="true" />
      </Button>
      <div id={menu} popover="auto" className={`${popover.popover} ${styles.menu}`} {...listeners}>
        {isOpen && <Kinds at={at} menu={menu} onChoose={add} />}
      </div>
    </>
  );
}

interface KindsProps extends AddLayerProps {
  /** The id of the menu that closes when one is chosen. */
  readonly menu: string;
  readonly onChoose: (id: string) => void;
}

/** The kinds of layers besides the default one; those that do not fit here say why. */
function Kinds({ at, menu, onChoose }: KindsProps) {
  // As a string, so that other edits do not render the menu again.
  const problems = useExperiment(({ spec }) => OTHERS.map((id) => whyNoLayer(spec, at, defaultLayer(id))).join('\n'));
  return OTHERS.map((id, index) => {
    const problem = problems.split('\n')[index];
    return (
      <Button
        key={id}
        look="quiet"
        popoverTarget={menu}
        popoverTargetAction="hide"
        disabled={Boolean(problem)}
        title={problem ? `This layer ${problem}` : undefined}
        onClick={() => onChoose(id)}
      >
        {entryOf('layers', id).label}
      </Button>
    );
  });
}

/** A new layer of the default kind copies the nearest one of that kind before it. */
function usualAfter(layers: readonly LayerSpec[], at: number): LayerSpec {
  return layers.slice(0, at).findLast(({ id }) => id === USUAL) ?? defaultLayer();
}
