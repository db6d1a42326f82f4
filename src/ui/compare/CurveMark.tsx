import { svgSize } from '../../plots/core/design-pixels.ts';
import { comparedStroke } from '../../plots/curves/draw-compared.ts';

/** The colour and the dashes of an experiment's curve. */
export function CurveMark({ place }: { readonly place: number }) {
  const { color, dash } = comparedStroke(place);
  return (
    <svg {...svgSize(26, 8)} aria-hidden="true">
      <line x2="26" y1="4" y2="4" stroke={`var(${color})`} strokeWidth="2" strokeDasharray={dash.join(' ')} />
    </svg>
  );
}
