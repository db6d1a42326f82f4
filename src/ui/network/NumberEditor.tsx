import { useMemo } from 'react';
import { sourceLayer } from '../../plots/core/source-layer.ts';
import type { NumberRef, PlotView, UnitRef } from '../../plots/core/types.ts';
import { numberText, unitText } from '../../plots/core/unit-name.ts';
import { placeOf } from '../../plots/network/numbers.ts';
import { NumberPanel } from './NumberPanel.tsx';

interface NumberEditorProps {
  readonly view: PlotView;
  readonly names: readonly string[];
  /** A weight or bias, or a unit for all of its numbers. */
  readonly what: NumberRef | UnitRef;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** An editor for a weight or bias, or for all those of a unit. */
export function NumberEditor({ view, names, what, anchor, onClose }: NumberEditorProps) {
  const numbers = useMemo(() => ('from' in what ? [what] : numbersOf(view, what)), [view, what]);
  const title = 'from' in what ? numberText(view, what, names) : unitText(view, what, names);
  // Remounts for each subject, so that the panel opens again beside its new anchor.
  const key = `${what.layer} ${what.unit} ${'from' in what ? what.from : 'all'}`;
  return (
    <NumberPanel
      key={key}
      view={view}
      title={title}
      numbers={numbers}
      names={names}
      anchor={anchor}
      onClose={onClose}
    />
  );
}

/** The bias of a unit and the weights of all links into it, if its layer has them. */
export function numbersOf(view: PlotView, { layer, unit }: UnitRef): readonly NumberRef[] {
  const inputs = view.layers[sourceLayer(view, layer)]?.units ?? view.inputs.length;
  const sources = [null, ...Array.from({ length: inputs }, (_, from) => from)];
  return sources.map((from) => ({ layer, unit, from })).filter((number) => placeOf(view, number) !== null);
}
