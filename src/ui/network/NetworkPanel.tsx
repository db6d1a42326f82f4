import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { layerTitles } from '../../experiment/index.ts';
import type { MapRange } from '../../plots/core/heatmap.ts';
import type { NumberRef, UnitRef } from '../../plots/core/types.ts';
import type { NetworkLayout } from '../../plots/network/layout.ts';
import { type NetworkProps, NetworkView } from '../../plots/network/NetworkView.tsx';
import { numberAt } from '../../plots/network/numbers.ts';
import { planePicture } from '../../plots/network/plane-picture.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { chooseLayer, chooseUnit, useMarkedNumber, useMarkedUnit } from '../../store/choice.ts';
import { useShowsExample } from '../../store/example.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { activationRange, layerRange } from '../activationRange.ts';
import { Control } from '../controls/Control.tsx';
import { frames } from '../live.ts';
import { Panel } from '../Panel.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { useReducedMotion } from '../useReducedMotion.ts';
import { EnlargeButton } from '../workbench/EnlargeButton.tsx';
import { AddLayer } from './AddLayer.tsx';
import { FeatureMenu } from './FeatureMenu.tsx';
import { useFace } from './face.ts';
import { InputsHeader } from './InputsHeader.tsx';
import { LayerHeader, NARROW } from './LayerHeader.tsx';
import styles from './NetworkPanel.module.css';
import { OutputHeader } from './OutputHeader.tsx';
import { useNotes } from './useNotes.ts';

/** Fingers need wider columns than a mouse, so the network may scroll. */
const MIN_COLUMN_WIDTH = matchMedia('(pointer: coarse)').matches ? 92 : 48;

const LayerOrder = lazyPart(async () => (await import('./LayerOrder.tsx')).default, {
  name: 'Layer dragging',
  isQuiet: true,
});

const NumberEditor = lazyPart(async () => (await import('./NumberEditor.tsx')).NumberEditor, {
  name: 'The editor of weights and biases',
});

const ExampleNetwork = lazyPart(async () => (await import('./example/ExampleNetwork.tsx')).ExampleNetwork, {
  name: 'The picture of the network',
});

const LayerGrid = lazyPart(async () => (await import('../../plots/network/LayerGrid.tsx')).LayerGrid, {
  name: 'The dialog with all units',
});

const NetworkTools = lazyPart(async () => (await import('./NetworkTools.tsx')).NetworkTools, {
  name: 'The network legend',
  isQuiet: true,
});

/** The weight or bias that is being edited, or the unit for all of its numbers. */
interface Edited {
  readonly what: NumberRef | UnitRef;
  readonly anchor: HTMLElement;
}

/** The network in training, with its controls. */
export function NetworkPanel() {
  const view = useRun((store) => store.view);
  const showsExample = useShowsExample();
  const layers = useExperiment(({ spec }) => spec.layers);
  const ranges = useRanges(view);
  const titles = useMemo(() => layerTitles(layers), [layers]);
  const pins = useExperiment(({ spec }) => spec.pins);
  const frozen = useMemo(
    () => (view ? pins.flatMap(({ parameter, index }) => numberAt(view, parameter, index) ?? []) : []),
    [view, pins],
  );
  const marked = useMarkedUnit();
  const markedNumber = useMarkedNumber();
  const running = useRun(({ state }) => state.status === 'running');
  const calm = useReducedMotion();
  const face = useFace();
  const menu = useId();
  const [edited, setEdited] = useState<Edited | null>(null);
  const last = view?.layers.length ?? 0;
  const drawn = view !== null;
  const Notes = useNotes(drawn);
  // Loads them early, so that the first press opens them immediately.
  useEffect(() => {
    if (!drawn) return;
    NumberEditor.preload();
    LayerGrid.preload();
  }, [drawn]);

  const header = (column: number, room: number) => {
    const narrow = room < NARROW;
    if (column === 0) {
      return (
        <Control of="features" instead={<h3 className={styles.title}>Inputs</h3>}>
          <InputsHeader menu={menu} narrow={narrow} />
        </Control>
      );
    }
    return column === last ? (
      <Control of="net.output" instead={<h3 className={styles.title}>Output</h3>}>
        <OutputHeader narrow={narrow} />
      </Control>
    ) : (
      <Control of="net" instead={<h3 className={styles.title}>{titles[column - 1]}</h3>}>
        <LayerHeader index={column - 1} title={titles[column - 1] ?? ''} room={room} menu={menu} />
      </Control>
    );
  };
  const select = useCallback((unit: UnitRef, anchor: HTMLElement) => {
    if (unit.layer < 0) return;
    chooseLayer(unit.layer);
    setEdited({ what: unit, anchor });
  }, []);
  const pick = useCallback((number: NumberRef, anchor: HTMLElement) => setEdited({ what: number, anchor }), []);
  const close = useCallback(() => setEdited(null), []);

  const network = view && {
    view,
    ranges,
    label: 'Network: inputs, hidden layers and output',
    names: titles,
    header,
    between: (gap: number) => (
      <Control of="net">
        <Control of="net.layers">
          <AddLayer at={gap} />
        </Control>
      </Control>
    ),
    headerHeight: 64,
    // The notes explain weights and outputs.
    notes:
      Notes && face === null ? (layout: NetworkLayout, top: number) => <Notes layout={layout} top={top} /> : undefined,
    // A lazy part cannot be generic, although the component in it is.
    grid: LayerGrid as NetworkProps['grid'],
    footer: (
      <div className={styles.tools}>
        <NetworkTools />
        <EnlargeButton region="network" />
      </div>
    ),
    minColumnWidth: MIN_COLUMN_WIDTH,
    onHover: chooseUnit,
    onFocus: chooseUnit,
    onSelect: select,
    onPick: pick,
    dress: face?.dress,
    flowing: running && !calm && face?.id !== 'updates',
    frozen,
    selected: marked,
    edited:
      edited && 'from' in edited.what
        ? edited.what
        : view && markedNumber && numberAt(view, markedNumber.parameter, markedNumber.index),
  };

  return (
    <Panel title="Network" className={styles.panel}>
      <div className={styles.room}>
        {view &&
          network &&
          (showsExample ? (
            <ExampleNetwork key={view.features.length} view={view} network={network} />
          ) : (
            <PlaneNetwork view={view} network={network} />
          ))}
        {view && edited && <NumberEditor view={view} names={titles} {...edited} onClose={close} />}
      </div>
      {view && <FeatureMenu id={menu} />}
      {view && <LayerOrder titles={titles} />}
    </Panel>
  );
}

/** The value range of each layer; while a view of other layers is still shown, the ranges that belong to it. */
function useRanges(view: RunView | null): readonly MapRange[] {
  const layers = useExperiment(({ spec }) => spec.layers);
  const output = useExperiment(({ spec }) => spec.output);
  const latest = useMemo(() => [...layers.map(layerRange), activationRange(output)], [layers, output]);
  const fitting = useRef(latest);
  if (latest.length === view?.layers.length) fitting.current = latest;
  return fitting.current;
}

/** The network of data that are not images: its units show their output over the plane of two inputs. */
function PlaneNetwork({ view, network }: { readonly view: RunView; readonly network: NetworkProps }) {
  const picture = useMemo(() => planePicture(view), [view]);
  return <NetworkView {...network} source={frames} picture={picture} />;
}
