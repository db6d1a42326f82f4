import type { Proof } from './definition.ts';
import type { Evidence, LayerEvidence } from './evidence.ts';

/** The first and the last layer with weights, if there are at least three: shorter networks pass gradients well. */
export function gradientsOf({
  layers,
}: Evidence): { readonly first: LayerEvidence; readonly last: LayerEvidence } | null {
  const trained = withGradient(layers);
  const [first, last] = [trained[0], trained.at(-1)];
  return first && last && trained.length >= 3 ? { first, last } : null;
}

/** The length of the gradient of each layer. */
export function gradientBars({ layers }: Evidence): Proof {
  return {
    kind: 'bars',
    bars: withGradient(layers).map(({ title, gradient }) => ({ label: title, value: gradient })),
    limit: null,
    scale: 'log',
  };
}

function withGradient(layers: readonly LayerEvidence[]): readonly LayerEvidence[] {
  return layers.filter(({ gradient }) => Number.isFinite(gradient));
}
