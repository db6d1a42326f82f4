import { X } from 'lucide-react';
import { defaultLayer, divides, entryOf } from '../../experiment/index.ts';
import { criticStart, dividedBy, type NetworkId, networkOf } from '../../experiment/two-networks.ts';
import { chooseLayer } from '../../store/choice.ts';
import { useShowsExample } from '../../store/example.ts';
import { arrangeLayers, editLayer, useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Control } from '../controls/Control.tsx';
import { choosingHint } from '../controls/effectHint.ts';
import { FeaturesButton } from './InputsHeader.tsx';
import { LayerActivation } from './LayerActivation.tsx';
import { LayerNumbers, numbersOf } from './LayerNumbers.tsx';
import { LayerOverrides } from './LayerOverrides.tsx';
import { LayerSize } from './LayerSize.tsx';
import { useLayerHandle } from './layerHandles.ts';
import styles from './NetworkPanel.module.css';
import { UnitStepper } from './UnitStepper.tsx';
import { widthOf } from './width.ts';

interface LayerHeaderProps {
  /** 0 for the first hidden layer. */
  readonly index: number;
  readonly title: string;
  /** Width of the header in design pixels. */
  readonly room: number;
  /** The id of the menu of features, which the end of a generator offers. */
  readonly menu: string;
}

/** Below these widths, a header uses smaller type, only the number as its title, and the narrowest controls. */
const TIGHT = 150;
const NUMBERED = 125;
export const NARROW = 100;

/** A title of two networks with fewer letters fits above this width: "Policy 1", but not "Generator 1". */
const SHORT = 10;
const FITTING = 112;

/** The controls of a hidden layer. */
export function LayerHeader({ index, title, room, menu }: LayerHeaderProps) {
  const narrow = room < NARROW;
  const tight = room < TIGHT;
  const layer = useExperiment(({ spec }) => spec.layers[index]);
  const network = useExperiment(({ spec }) => networkOf(spec.layers, index));
  const restarts = useExperiment(({ spec }) => criticStart(spec) === index);
  const showsExample = useShowsExample();
  const handle = useLayerHandle(index);
  if (!layer) return null;
  const width = widthOf(layer.id);
  const choose = () => chooseLayer(index);
  const isShort = room < (network && title.length < SHORT ? FITTING : NUMBERED) || isCut(layer.id, title, room);
  const shown = isShort && dividedBy(layer) !== 'policy' ? shortTitle(layer.id, network, index) : title;

  return (
    <fieldset
      ref={handle?.setNodeRef}
      className={`${styles.column} ${narrow ? styles.narrow : tight ? styles.tight : ''} ${handle?.isDragging ? styles.dragged : ''}`}
      style={handle?.transform ? { transform: `translateX(${handle.transform.x}px)` } : undefined}
      data-part={`layer${index}`}
      aria-label={title}
      onFocus={choose}
      onChange={choose}
    >
      <h3 className={styles.title}>
        <button
          ref={handle?.setActivatorNodeRef}
          type="button"
          className={`${styles.name} ${styles.handle}`}
          title="Drag to move this layer"
          {...handle?.attributes}
          {...handle?.listeners}
          aria-label={title.includes(shown) ? `Move ${title}` : `Move ${shown}, ${title}`}
          onKeyDown={(event) => {
            handle?.listeners?.onKeyDown?.(event);
            // Space picks up the layer, but is also a shortcut of the page.
            if (event.defaultPrevented) event.nativeEvent.stopPropagation();
          }}
        >
          {shown}
        </button>
        <span className={styles.buttons}>
          <LayerOverrides index={index} layer={layer} title={title} />
          {!divides(layer) && (
            <Control of="net.layers">
              <Button
                look="round"
                className={styles.remove}
                aria-label={`Remove ${title}`}
                title={`Remove this layer. ${choosingHint('layers')}`}
                onClick={() => arrangeLayers((layers) => layers.toSpliced(index, 1))}
              >
                <X size={13} aria-hidden="true" />
              </Button>
            </Control>
          )}
        </span>
      </h3>
      <div className={styles.controls}>
        {width && (
          <Control of="net.units">
            <UnitStepper
              name={title}
              width={width}
              value={layer.args[width.argument] ?? width.hyper.default}
              look={narrow ? 'tall' : tight ? 'bare' : 'wide'}
              onEdit={(value) => editLayer(index, { args: { ...layer.args, [width.argument]: value } })}
            />
          </Control>
        )}
        <Control of="net.activation">
          <LayerActivation
            index={index}
            activation={layer.activation}
            title={title}
            narrow={narrow || (room < NUMBERED && numbersOf(layer).length > 0)}
          />
        </Control>
        {dividedBy(layer) === 'generator' && <FeaturesButton menu={menu} narrow={tight} />}
        {dividedBy(layer) === 'policy' && (
          <span className={styles.plain}>{entryOf('activations', 'softmax').label}</span>
        )}
        <LayerNumbers index={index} layer={layer} title={title} tight={room < NUMBERED} />
      </div>
      {restarts && !narrow && <p className={styles.origin}>from the observation</p>}
      {(showsExample || !narrow) && <LayerSize index={index} room={room} />}
    </fieldset>
  );
}

/** About the width of a letter of the title, and that of the buttons beside it, in design pixels. */
const LETTER = 8.5;
const BUTTONS = 50;

/** Whether a title would not fit beside the buttons. "Hidden 3" fits wherever it is not a number. */
function isCut(layerId: string, title: string, room: number): boolean {
  return layerId !== USUAL && title.length * LETTER + BUTTONS > room;
}

/** "3" for "Hidden 3", "G 3" for "Generator 3", "V 3" for "Value 3", "Conv 3" for "Convolution 3". */
function shortTitle(layerId: string, network: NetworkId | null, index: number): string {
  const { label, short = label } = entryOf('layers', layerId);
  if (layerId !== USUAL) return `${short} ${index + 1}`;
  return network === null ? String(index + 1) : `${network.charAt(0).toUpperCase()} ${index + 1}`;
}

/** The kind of layer that is titled "Hidden". */
const USUAL = defaultLayer().id;
