import type { LayerDef } from '../../catalog/layers/definition.ts';
import { entryOf, type LayerSpec, layerTitles } from '../../experiment/index.ts';
import { formatNumber, formatShort } from '../../math/format.ts';
import { svgSize } from '../../plots/core/design-pixels.ts';
import { sourceLayer } from '../../plots/core/source-layer.ts';
import { exampleUnitName } from '../../plots/example/names.ts';
import { imageAt } from '../../plots/example/types.ts';
import { weightsOf } from '../../plots/example/weights.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { type Unit, useChosenUnit } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { Formula } from '../controls/Formula.tsx';
import { INSIDES } from '../inspect/insides.ts';
import { TABS } from '../inspect/tabs.ts';
import { useSlowly } from '../useSlowly.ts';
import { useWatch } from '../useWatch.ts';
import { Kernels } from './example/Kernels.tsx';
import styles from './UnitLens.module.css';
import { activationOfZ, weightedSum } from './unitFormula.ts';
import { type UnitSpread, unitSpread } from './unitSpread.ts';

/** Details of the unit under the pointer. They cover the curves, so that the layout does not move. */
export function UnitLens() {
  const unit = useChosenUnit();
  const view = useRun((store) => store.view);
  if (!unit || !view || unit.layer < 0 || unit.unit >= (view.layers[unit.layer]?.units ?? 0)) return null;
  return <Lens unit={unit} view={view} />;
}

interface LensProps {
  readonly unit: Unit;
  readonly view: RunView;
}

/**
 * The formula of a unit with its current numbers, and the distribution of its activations. Updated a few times a
 * second.
 */
function Lens({ unit, view }: LensProps) {
  useWatch('distributions', true);
  const store = useSlowly();
  const layers = useExperiment(({ spec }) => spec.layers);
  const { activation } = view.layers[unit.layer] ?? {};
  const layer = layers[unit.layer];
  const parameters = store.view === view ? store.frame?.parameters : undefined;
  const seesImage = imageAt(view, sourceLayer(view, unit.layer)) !== null;
  const kernels = parameters && seesImage ? weightsOf(view, parameters, unit) : null;
  const sum = parameters && !seesImage ? weightedSum(view, parameters, unit) : null;
  const spread = unitSpread(store, unit);
  return (
    <section
      className={styles.lens}
      aria-label={`${exampleUnitName(view, unit, layerTitles(layers))}: formula and activations`}
    >
      <div className={styles.sum}>
        {sum !== null && <Formula display tex={sum} />}
        {kernels && <Kernels weights={kernels} />}
        {sum === null && !kernels && layer && <p>{elsewhereText(layer)}</p>}
      </div>
      <div className={styles.row}>
        {(sum !== null || kernels) && activation && (
          <Formula tex={activationOfZ(entryOf('activations', activation).tex)} />
        )}
        {spread && <Spread spread={spread} />}
      </div>
    </section>
  );
}

/** Where the formula of a unit is that is too long for this place. */
function elsewhereText({ id }: LayerSpec): string {
  const { label, mixing } = entryOf('layers', id) as LayerDef;
  const inside = INSIDES[id];
  const sum = mixing === 'sum' ? '' : 'no weighted sum; ';
  const tabs = inside ? `, and its ${inside.what} under ${TABS[inside.tab].title}` : '';
  return `${label}: ${sum}its formula is under ${TABS.formulas.title}${tabs}.`;
}

const WIDTH = 150;
const HEIGHT = 46;

function Spread({ spread: { low, high, counts, mean, deviation, over } }: { readonly spread: UnitSpread }) {
  const most = Math.max(...counts, 1e-9);
  const width = WIDTH / counts.length;
  const text = `mean ${formatShort(mean)}, σ ${formatShort(deviation)}`;
  return (
    <figure className={styles.spread}>
      <svg
        {...svgSize(WIDTH, HEIGHT)}
        role="img"
        aria-label={`Histogram of its activations over ${over}, from ${formatNumber(low)} to ${formatNumber(high)}`}
      >
        {counts.map((count, bin) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is identified by its index
            key={bin}
            x={bin * width + 0.5}
            y={HEIGHT - (count / most) * (HEIGHT - 2)}
            width={Math.max(1, width - 1)}
            height={(count / most) * (HEIGHT - 2)}
          />
        ))}
        <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      </svg>
      <figcaption>
        <span>{formatShort(low)}</span>
        <span>{text}</span>
        <span>{formatShort(high)}</span>
      </figcaption>
    </figure>
  );
}
