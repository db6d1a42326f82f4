import { useMemo } from 'react';
import { dataOf, entryOf } from '../../experiment/index.ts';
import { FunctionPlot } from '../../plots/functions/FunctionPlot.tsx';
import { useExperiment } from '../../store/experiment.ts';
import { lossCurves } from './lossCurve.ts';

/** A plot of the loss of one example over the output of the network. */
export function LossPicture() {
  const loss = useExperiment(({ spec }) => spec.loss);
  const output = useExperiment(({ spec }) => spec.output);
  const answer = useExperiment(({ spec }) => dataOf(spec).answer);
  const { over, x, curves } = useMemo(() => lossCurves(loss, output, answer), [loss, output, answer]);
  return (
    <FunctionPlot
      x={x}
      curves={curves.map((curve, index) => ({ ...curve, look: index === 0 ? 'first' : 'second' }))}
      xName={over}
      height={132}
      label={`${entryOf('losses', loss.id).label} of one example over the ${over === 'ŷ − y' ? 'error' : 'logit'}`}
    />
  );
}
