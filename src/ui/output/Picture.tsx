import { type CSSProperties, memo, useCallback, useMemo, useState } from 'react';
import { layerTitles, planeColumns } from '../../experiment/index.ts';
import { formatNumber } from '../../math/format.ts';
import { imageSizeOf, stepsOf } from '../../math/sample.ts';
import { rem } from '../../plots/core/design-pixels.ts';
import { useSize } from '../../plots/core/size.ts';
import { sourceLayer } from '../../plots/core/source-layer.ts';
import { unitName } from '../../plots/core/unit-name.ts';
import { OutputPlot, type PointProps } from '../../plots/output/OutputPlot.tsx';
import { drawsCurve } from '../../plots/output/output-scale.ts';
import type { ShownParts } from '../../plots/output/points.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { chooseDiscrete, useChosenUnit, useDiscrete } from '../../store/choice.ts';
import { evaluation, useEvaluation } from '../../store/evaluation.ts';
import { chooseExample, useExampleIn, useIsDrawn, useShowsExample } from '../../store/example.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useLooks } from '../../store/looks.ts';
import { run, useRun } from '../../store/run.ts';
import { layerRange } from '../activationRange.ts';
import { Select } from '../controls/Select.tsx';
import { frames, predictions } from '../live.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Quoting } from '../Quoting.tsx';
import { useWatch } from '../useWatch.ts';
import { MapSkeleton } from '../workbench/Skeleton.tsx';
import { cutWords } from './cut.ts';
import { DiscreteToggle } from './DiscreteToggle.tsx';
import styles from './OutputPanel.module.css';
import { ResidualToggle } from './ResidualToggle.tsx';
import { readingText, readPoint } from './reading.ts';
import { useLegendHeight } from './useLegendHeight.ts';
import { useShownView } from './ViewSwitch.tsx';

const TargetsPlot = lazyPart(async () => (await import('../../plots/output/TargetsPlot.tsx')).TargetsPlot, {
  name: 'The plot of predictions against targets',
});
const ExamplesPicture = lazyPart(async () => (await import('./ExamplesPicture.tsx')).ExamplesPicture, {
  name: 'The list of examples',
});
const UnitPicture = lazyPart(async () => (await import('./example/UnitPicture.tsx')).UnitPicture, {
  name: 'The picture of a unit',
});
const StateSpace = lazyPart(async () => (await import('./agent/StateSpace.tsx')).StateSpace, {
  name: 'The picture of the states',
});
const SurfacePlot = lazyPart(async () => (await import('../../plots/output/SurfacePlot.tsx')).SurfacePlot, {
  name: 'The surface plot',
});

const WorldPicture = lazyPart(async () => (await import('./agent/WorldPicture.tsx')).WorldPicture, {
  name: 'The picture of the world',
});

const GeneratedOnPlane = lazyPart(async () => (await import('./generated/GeneratedOnPlane.tsx')).GeneratedOnPlane, {
  name: 'The picture of generated examples',
});
const GeneratedToggles = lazyPart(async () => (await import('./generated/GeneratedToggles.tsx')).GeneratedToggles, {
  name: 'The settings of generated examples',
});
const PointCard = lazyPart(async () => (await import('./PointCard.tsx')).PointCard, {
  name: 'The card of an example',
});

/** A lower picture would show too little, in design pixels. */
const LOWEST = 144;

/** The network's output over a plane of two features, or the map of the unit under the pointer. */
export const Picture = memo(function Picture() {
  const [room, size] = useSize<HTMLDivElement>();
  const view = useRun((store) => store.view);
  const isComing = useRun(({ view, state }) => view === null && state.status === 'loading');
  const chosen = useChosenUnit();
  const layers = useExperiment(({ spec }) => spec.layers);
  const several = view?.answer === 'class';
  const isOfMany = several || view?.answer === 'input' || view?.answer === 'labels';
  const shown = useShownView();
  const [shownClass, setShownClass] = useState(0);
  const [residuals, setResiduals] = useState(false);
  const discrete = useDiscrete();
  const points = usePointProps();
  const cut = useExperiment(({ spec }) => cutWords(spec, view?.grid.labels ?? []));
  const threshold = useEvaluation((store) => store.threshold);
  const rows = useEvaluation((store) => store.marked);
  const inView = useExampleIn(view);
  const isImages = useShowsExample();
  const isDrawn = useIsDrawn();
  const marked = useMemo(
    () => (isImages && inView !== null && !isDrawn ? [...rows, inView] : rows),
    [rows, isImages, inView, isDrawn],
  );
  const unit = useMemo(() => {
    // The map of a single output is the picture itself.
    if (!chosen || (chosen.layer >= layers.length && !isOfMany)) return null;
    const layer = layers[chosen.layer];
    return { ...chosen, range: layer ? layerRange(layer) : ('unit' as const) };
  }, [chosen, layers, isOfMany]);
  const isInput = unit !== null && unit.layer < 0;
  const asImage = view && chosen && hasPictures(view, chosen.layer) ? chosen : null;
  const name = view && unit && !asImage && !view.positions ? unitName(view, unit, layerTitles(layers)) : null;

  // If a view cannot show a unit, its map is shown instead.
  const plot = asImage
    ? 'image'
    : view?.sequence || view?.positions || (view?.answer === 'input' && unit === null)
      ? 'examples'
      : unit !== null && (shown === 'targets' || isInput)
        ? 'map'
        : view?.world && unit === null && shown === 'map'
          ? 'states'
          : shown;
  const meaning = view && [view.answer, ...view.grid.labels, ...view.classes].join();
  const legend = useLegendHeight(room, view && size ? plot : null, meaning);
  useWatch('predictions', shown === 'targets' || (residuals && view?.answer === 'number'));
  const height = size ? Math.max(LOWEST, Math.min(size.height - legend, size.width)) : 0;
  const ofNoise = view?.generator && unit !== null && unit.layer < view.generator.layers;
  const onMap = useMemo(() => {
    if (view?.world) return withoutExamples(view);
    return view && ofNoise ? overNoise(view) : view;
  }, [view, ofNoise]);
  const label = name ?? 'Predictions at every point of the plane, with the examples';

  return (
    <div ref={room} className={styles.picture} data-plot={plot} style={{ '--legend': rem(legend) } as CSSProperties}>
      {isComing && <MapSkeleton />}
      {view && size && plot === 'examples' && <ExamplesPicture view={view} width={size.width} height={height} />}
      {view && size && plot === 'states' && <StateSpace view={view} height={height} />}
      {view && size && plot === 'world' && <WorldPicture view={view} width={size.width} />}
      {view && size && asImage && <UnitPicture view={view} unit={asImage} height={height} />}
      {view && size && plot === 'targets' && <TargetsPlot view={view} source={frames} height={height} {...points} />}
      {view && size && plot === 'surface' && (
        <SurfacePlot
          view={view}
          source={frames}
          label={name ?? 'Predictions at every point of the plane, as a surface'}
          height={height}
          unit={unit}
          shownClass={Math.min(shownClass, view.classes.length - 1)}
          parts={points.parts}
          onParts={points.onParts}
          testReason={points.testReason}
        >
          {several && unit === null ? (
            <Select
              look="tight"
              label="Class of the surface"
              value={String(Math.min(shownClass, view.classes.length - 1))}
              options={view.classes.map((name, index) => ({ id: String(index), label: name, isName: true }))}
              onChoose={(id) => setShownClass(Number(id))}
            />
          ) : null}
        </SurfacePlot>
      )}
      {view && size && plot === 'map' && (
        <OutputPlot
          view={onMap ?? view}
          source={frames}
          unit={unit}
          label={label}
          height={height}
          {...points}
          residuals={residuals}
          discrete={discrete}
          threshold={threshold ?? view.boundary}
          marked={marked}
          onChoose={isImages ? chooseExample : undefined}
          overlay={
            view.generator && !ofNoise ? (plot, scales) => <GeneratedOnPlane plot={plot} scales={scales} /> : undefined
          }
          options={
            <>
              {unit === null && (
                <>
                  {view.generator && <GeneratedToggles />}
                  {view.answer === 'number' && <ResidualToggle on={residuals} onChange={setResiduals} />}
                  {!drawsCurve(view) && (
                    <DiscreteToggle regression={view.answer === 'number'} on={discrete} onChange={chooseDiscrete} />
                  )}
                  {view.answer !== 'number' && threshold !== null && <span>boundary at {formatNumber(threshold)}</span>}
                </>
              )}
              {cut !== null && (
                <p className={styles.cut}>
                  <Quoting text={cut} />
                </p>
              )}
            </>
          }
        />
      )}
      {name !== null && <p className={styles.unit}>{name}</p>}
    </div>
  );
});

/** The view for maps over states or noise, where there are no examples. */
function withoutExamples(view: RunView): RunView {
  const none = new Float32Array();
  return { ...view, points: { count: 0, features: none, positions: none, labels: none, part: new Uint8Array() } };
}

/** The view for the maps of a generator: over the first two numbers of its noise. */
function overNoise(view: RunView): RunView {
  const reach = view.generator?.reach ?? 1;
  const [across = '', up] = view.inputs;
  return {
    ...withoutExamples(view),
    grid: {
      size: view.grid.size,
      labels: up === undefined ? [across] : [across, up],
      x: [-reach, reach],
      y: [-reach, reach],
    },
  };
}

/** Whether the units of a layer, or of the inputs with layer −1, are images or sequences, or look at images. */
function hasPictures(view: RunView, layer: number): boolean {
  const { sample, layers } = view;
  const at = (index: number) => layers[index]?.type ?? sample;
  const isSequence = stepsOf(at(layer)) !== null;
  return (
    isSequence || imageSizeOf(at(layer)) !== null || (layer >= 0 && imageSizeOf(at(sourceLayer(view, layer))) !== null)
  );
}

const CLOSED = 'Test examples are reserved for the end: press “Evaluate on test” under Evaluation to see them';

/** The props for showing and reading single examples. */
function usePointProps(): PointProps {
  const [[train, validation, test], onParts] = useState<ShownParts>([true, true, false]);
  const isOpen = useLooks().all.length > 0;
  const parts = useMemo((): ShownParts => [train, validation, test && isOpen], [train, validation, test, isOpen]);
  const planar = useExperiment(({ spec }) => planeColumns(spec).length <= 2);
  const card = useCallback((point: number) => <PointCard point={point} planar={planar} />, [planar]);
  const describe = useCallback(
    (point: number) => {
      const reading = readPoint(run.getState(), point, planar, evaluation.getState().threshold);
      return reading ? readingText(reading) : '';
    },
    [planar],
  );
  return { parts, onParts, testReason: isOpen ? null : CLOSED, predictions, planar, card, describe };
}
