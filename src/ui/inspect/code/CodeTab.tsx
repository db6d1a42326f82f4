import { codeLayer } from '../../../experiment/code-layer.ts';
import { layerTitles } from '../../../experiment/index.ts';
import { formatCount } from '../../../math/format.ts';
import { useRun } from '../../../store/run.ts';
import { counted } from '../../counted.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useFinding } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { Coded } from './Coded.tsx';
import { NoCode } from './NoCode.tsx';

/** The code of an autoencoder: where the examples are, and what the decoder makes of other codes. */
export default function CodeTab() {
  const view = useRun((store) => store.view);
  const spec = useShownExperiment();
  if (!view) {
    return (
      <div className={inside.tab}>
        <p className={inside.waiting}>The code appears as soon as the data have loaded.</p>
      </div>
    );
  }
  const code = codeLayer(spec);
  if (view.answer !== 'input' || code === null) return <NoCode isAutoencoder={view.answer === 'input'} />;
  const numbers = code.size === 1 ? 'a single number' : `${formatCount(code.size)} numbers`;
  return (
    <div className={inside.tab}>
      <p className={inside.note}>
        The code is the output of {layerTitles(spec.layers)[code.index]}, the narrowest hidden layer that everything
        passes through: {numbers} in place of {counted(view.features.length, 'input')}.
        {!code.isNarrow &&
          ' It is no narrower than the input, so the network can copy every input, and the code need not mean anything. Make a hidden layer narrower, and let no Join layer bypass it.'}
      </p>
      <WithCodes view={view} size={code.size} />
    </div>
  );
}

type CodedProps = Parameters<typeof Coded>[0];

function WithCodes({ view, size }: Pick<CodedProps, 'view'> & { readonly size: number }) {
  const codes = useFinding('codes', true);
  // Right after an edit, the last codes may still be of another network or of other data.
  const isOfRun = codes?.size === size && (codes.indices.at(-1) ?? 0) < view.points.count;
  if (!isOfRun)
    return <p className={inside.waiting}>The code appears as soon as the engine has encoded the examples.</p>;
  if (!codes.codes.every(Number.isFinite)) {
    return <p className={inside.waiting}>Some codes are not finite numbers. Go back to an earlier step, or reset.</p>;
  }
  return <Coded view={view} codes={codes} />;
}
