import { formatCount, formatNumber, formatPercent } from '../../../math/format.ts';
import { MOST_COLUMNS } from '../../../math/leading.ts';
import type { Principal, RunView } from '../../../runtime/protocol.ts';
import { useSlowly } from '../../useSlowly.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';

/** The network beside principal component analysis with as many components. */
export function PrincipalNote({ view }: { readonly view: RunView }) {
  const { frame } = useSlowly();
  const found = useFinding('principal', true);
  return (
    <p className={inside.note}>
      {wordsOf(view, found, frame?.values['train/metric'], frame?.values['validation/metric'])}
    </p>
  );
}

/** @param train the share of the variance that the network explains, and `validation` that of the other part */
function wordsOf(view: RunView, found: Principal | undefined, train = Number.NaN, validation = Number.NaN): string {
  if (view.features.length > MOST_COLUMNS) {
    return `Principal component analysis is computed for up to ${formatCount(MOST_COLUMNS)} inputs; the data have ${formatCount(view.features.length)}.`;
  }
  if (!found) return 'Principal component analysis is being computed for comparison.';
  const [part, fit, network] = found.validation
    ? (['validation', found.validation, validation] as const)
    : (['training', found.train, train] as const);
  return `With as many components, PCA explains ${percent(fit.explained)} of the variance of the ${part} part (mean squared error ${formatNumber(fit.error)}); this network ${percent(network)}. PCA is the best that any linear network can do on the training part.`;
}

/** A network that is worse than the means of the inputs explains less than nothing, without a limit. */
function percent(share: number): string {
  if (!Number.isFinite(share)) return '–';
  return share < -10 ? `${formatNumber(100 * share)}%` : formatPercent(share);
}
