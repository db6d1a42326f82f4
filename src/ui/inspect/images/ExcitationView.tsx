import { useMemo } from 'react';
import { formatCount, formatNumber } from '../../../math/format.ts';
import { ImagePicture } from '../../../plots/example/ImagePicture.tsx';
import { type FieldsOf, fieldsIn, inputFieldOf } from '../../../plots/example/reach.ts';
import { imageAt } from '../../../plots/example/types.ts';
import type { Excited, RunView } from '../../../runtime/protocol.ts';
import { chooseLayer, markUnit, useChosenLayer, useSelectedUnit } from '../../../store/choice.ts';
import { chooseExample, useExampleIn } from '../../../store/example.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Select } from '../../controls/Select.tsx';
import { targetOf } from '../../network/example/prediction.ts';
import { windowsOf } from '../../network/example/windows.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import styles from './Images.module.css';
import { type Names, useNames } from './names.ts';
import { pixelsAt } from './useInView.ts';
import type { ImagesViewProps } from './viewProps.ts';

const LARGE = 72;
const SMALL = 36;
/** The number of examples in a row of the overview. */
const IN_ROW = 5;
const MOST_ROWS = 32;

/** The training examples that excite a unit most, and in short those of its whole layer. */
export function ExcitationView({ view, choice }: ImagesViewProps) {
  const names = useNames(view);
  const spec = useShownExperiment();
  const layer = Math.min(useChosenLayer(spec), view.layers.length - 1);
  const { units = 1 } = view.layers[layer] ?? {};
  const unit = Math.min(useSelectedUnit(), units - 1);
  const wish = useMemo(() => ({ layer }), [layer]);
  const found = useFinding('excitation', wish);
  const layers = useExperiment((store) => store.spec.layers);
  const fieldsOf = useMemo(() => fieldsIn(view, windowsOf(view, layers)), [view, layers]);
  const isFound = found?.layer === layer && found.units.length === units;
  const own = isFound ? (found.units[unit] ?? []) : [];
  const isMap = imageAt(view, layer) !== null;

  return (
    <>
      <div className={inside.head}>
        {choice}
        <Select
          look="pill"
          label="Layer"
          value={String(layer)}
          options={view.layers.map((_, index) => ({ id: String(index), label: names.layerOf(index) }))}
          onChoose={(id) => chooseLayer(Number(id))}
        />
        <Select
          look="pill"
          label={isMap ? 'Channel' : 'Unit'}
          value={String(unit)}
          options={Array.from({ length: units }, (_, index) => ({
            id: String(index),
            label: names.shortOf({ layer, unit: index }),
            isName: layer === view.layers.length - 1,
          }))}
          onChoose={(id) => chooseLayer(layer, Number(id))}
        />
      </div>
      {isFound && (
        <p className={inside.note}>
          Of {formatCount(found.examples)} training examples, those with the largest value at step{' '}
          {formatCount(found.step)}.{' '}
          {isMap && 'The frame is the receptive field of the pixel where the channel is largest.'}
        </p>
      )}
      {!isFound && <p className={inside.waiting}>The examples appear as soon as the engine has searched them.</p>}
      {isFound && own.length === 0 && (
        <p className={inside.waiting}>No value of {names.unitOf({ layer, unit })} is a finite number.</p>
      )}
      {isFound && own.length > 0 && (
        <>
          {isSilent(own) ? (
            <p className={styles.remark}>{names.unitOf({ layer, unit })} is 0 for each of these examples.</p>
          ) : (
            <Tiles
              view={view}
              examples={own}
              size={LARGE}
              label={`Examples that excite ${names.unitOf({ layer, unit })} most`}
              fieldOf={(position) => inputFieldOf(view, fieldsOf, { layer, unit }, position)}
            />
          )}
          {units > 1 && (
            <Overview view={view} layer={layer} unit={unit} all={found.units} names={names} fieldsOf={fieldsOf} />
          )}
        </>
      )}
    </>
  );
}

/** Whether no example excites a unit, such as a rectifier that is 0 for all of them. */
function isSilent(examples: readonly Excited[]): boolean {
  return examples.length > 0 && examples.every(({ value }) => value === 0);
}

interface TilesProps {
  readonly view: RunView;
  readonly examples: readonly Excited[];
  readonly size: number;
  readonly label: string;
  readonly fieldOf: (position: number) => ReturnType<typeof inputFieldOf>;
}

function Tiles({ view, examples, size, label, fieldOf }: TilesProps) {
  const inView = useExampleIn(view);
  const image = imageAt(view, -1);
  if (!image) return null;
  return (
    <ol className={styles.tiles} aria-label={label} data-small={size < LARGE || undefined}>
      {examples.map(({ index, value, position }) => {
        const kind = targetOf(view, index);
        return (
          <li key={index}>
            <button
              type="button"
              className={styles.tile}
              title="Show in the network"
              aria-label={size < LARGE ? `Show in the network: ${formatNumber(value)} ${kind}` : undefined}
              aria-pressed={index === inView}
              onClick={() => chooseExample(index)}
            >
              <Tile view={view} index={index} size={size} field={fieldOf(position)} image={image} />
              {size >= LARGE && (
                <span>
                  <span className="visually-hidden">Show in the network: </span>
                  <span translate="no">{formatNumber(value)}</span> <small translate="no">{kind}</small>
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

interface TileProps {
  readonly view: RunView;
  readonly index: number;
  readonly size: number;
  readonly field: ReturnType<typeof inputFieldOf>;
  readonly image: NonNullable<ReturnType<typeof imageAt>>;
}

function Tile({ view, index, size, field, image }: TileProps) {
  const pixels = useMemo(() => pixelsAt(view, index), [view, index]);
  return <ImagePicture pixels={pixels} image={image} size={size} field={field} />;
}

interface OverviewProps {
  readonly view: RunView;
  readonly layer: number;
  readonly unit: number;
  readonly all: readonly (readonly Excited[])[];
  readonly names: Names;
  readonly fieldsOf: FieldsOf;
}

/** The first few examples of every unit of a layer. */
function Overview({ view, layer, unit, all, names, fieldsOf }: OverviewProps) {
  const shown = all.slice(0, MOST_ROWS);
  return (
    <section className={styles.overview} aria-labelledby="excitation-of-layer">
      <h3 id="excitation-of-layer">All of {names.layerOf(layer)}</h3>
      <ul>
        {shown.map((examples, other) => {
          const of = { layer, unit: other };
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a unit is identified by its index
            <li key={other} className={styles.row}>
              <button
                type="button"
                className={styles.name}
                aria-pressed={other === unit}
                onClick={() => chooseLayer(layer, other)}
                onPointerEnter={() => markUnit(of)}
                onPointerLeave={() => markUnit(null)}
                onFocus={() => markUnit(of)}
                onBlur={() => markUnit(null)}
              >
                {names.shortOf(of)}
              </button>
              {isSilent(examples) ? (
                <p className={styles.remark}>always 0</p>
              ) : (
                <Tiles
                  view={view}
                  examples={examples.slice(0, IN_ROW)}
                  size={SMALL}
                  label={names.unitOf(of)}
                  fieldOf={(position) => inputFieldOf(view, fieldsOf, of, position)}
                />
              )}
            </li>
          );
        })}
      </ul>
      {all.length > shown.length && <p className={styles.more}>and {formatCount(all.length - shown.length)} more</p>}
    </section>
  );
}
