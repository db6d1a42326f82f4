import { Ellipsis } from 'lucide-react';
import { useId, useState } from 'react';
import { entryOf, type LayerSpec } from '../../experiment/index.ts';
import { Button } from '../controls/Button.tsx';
import popover from '../controls/Popover.module.css';
import { lazyPart } from '../parts/lazyPart.tsx';
import { inHeader } from './LayerNumbers.tsx';
import styles from './LayerOverrides.module.css';

const LayerSettings = lazyPart(async () => (await import('./LayerSettings.tsx')).LayerSettings, {
  name: 'The settings of the layer',
});

interface LayerOverridesProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly layer: LayerSpec;
  /** Name of the layer. */
  readonly title: string;
}

/** The settings of a layer that override the experiment's, its rarer choices and its position, behind a button. */
export function LayerOverrides({ index, layer, title }: LayerOverridesProps) {
  const id = useId();
  const [opened, setOpened] = useState(false);
  const { choices, hyper } = entryOf('layers', layer.id);
  const elsewhere = inHeader(layer);
  const own = choices.filter((choice) => choice !== 'activation');
  const changed =
    own.some((choice) => layer[choice] !== null) ||
    Object.entries(hyper).some(
      ([name, of]) => !elsewhere.includes(name) && (layer.args[name] ?? of.default) !== of.default,
    );

  return (
    <>
      <Button
        look="round"
        className={`${styles.more} ${changed ? styles.changed : ''}`}
        data-field="more"
        aria-label={`More settings of ${title}${changed ? ', changed' : ''}`}
        title="Initializer, penalty, freezing and position of this layer"
        popoverTarget={id}
      >
        <Ellipsis size={14} aria-hidden="true" />
      </Button>
      <fieldset
        id={id}
        popover="auto"
        className={`${popover.popover} ${styles.list}`}
        onToggle={({ newState }) => newState === 'open' && setOpened(true)}
      >
        <legend>Only for {title}</legend>
        {opened && <LayerSettings index={index} layer={layer} popover={id} />}
      </fieldset>
    </>
  );
}
