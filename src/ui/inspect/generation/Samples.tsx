import { useMemo, useState } from 'react';
import { layersLookingAhead } from '../../../experiment/causal.ts';
import { layerTitles } from '../../../experiment/index.ts';
import { formatCount } from '../../../math/format.ts';
import type { Generation } from '../../../runtime/protocol.ts';
import { useGeneration } from '../../../store/generation.ts';
import { useRun } from '../../../store/run.ts';
import { Quoting } from '../../Quoting.tsx';
import { useShownExperiment } from '../../shownExperiment.ts';
import { useWatch } from '../../useWatch.ts';
import inside from '../Inside.module.css';
import { Choices } from './Choices.tsx';
import { DrawControls } from './DrawControls.tsx';
import styles from './Generation.module.css';
import { readPrompt, unreadWords } from './prompt.ts';
import { SampleRow } from './SampleRow.tsx';
import { beginningWords, samplesWords } from './words.ts';

interface SamplesProps {
  readonly vocabulary: readonly string[];
  /** The number of tokens that the network reads. */
  readonly steps: number;
}

/** Samples that are drawn token by token, again and again while the network trains. */
export function Samples({ vocabulary, steps }: SamplesProps) {
  const spec = useShownExperiment();
  const ahead = useMemo(() => layersLookingAhead(spec), [spec]);
  return (
    <section className={inside.section} aria-labelledby="samples">
      <h3 id="samples">
        Samples <small>drawn token by token from the probabilities of the network</small>
      </h3>
      {ahead.length > 0 ? (
        <p className={styles.words}>
          <Quoting
            text={`In ${ahead.map((layer) => `“${layerTitles(spec.layers)[layer]}”`).join(' and ')}, each step depends on later ones. The network has seen the token that it should predict, so what it generates means nothing. Choose a causal mask, or a single direction.`}
          />
        </p>
      ) : (
        <DrawnSamples vocabulary={vocabulary} steps={steps} />
      )}
    </section>
  );
}

function DrawnSamples({ vocabulary, steps }: SamplesProps) {
  const { prompt, temperature, topK, seed, count, isDrawing } = useGeneration();
  const read = useMemo(() => readPrompt(prompt, vocabulary), [prompt, vocabulary]);
  // What the network does not read changes nothing.
  const tokens = read.tokens.slice(-steps).join();
  const wish = useMemo(
    () => ({ prompt: tokens === '' ? [] : tokens.split(',').map(Number), temperature, topK, seed, count }),
    [tokens, temperature, topK, seed, count],
  );
  useWatch('generation', isDrawing && wish);
  const found = useRun(({ findings }) => findings.generation);
  return (
    <>
      <DrawControls classes={vocabulary.length} complaint={unreadWords(read, steps)} />
      {found ? (
        <Drawn found={found} vocabulary={vocabulary} />
      ) : (
        <p className={inside.note}>The samples appear as soon as the engine has drawn them.</p>
      )}
    </>
  );
}

/** A drawn token by the index of its sample and its own. */
interface Pointed {
  readonly sample: number;
  readonly token: number;
}

function Drawn({ found, vocabulary }: Pick<SamplesProps, 'vocabulary'> & { readonly found: Generation }) {
  const [pointed, point] = useState<Pointed>({ sample: 0, token: 0 });
  const { samples, step } = found;
  const sample = Math.min(pointed.sample, samples.length - 1);
  const chosen = samples[sample];
  const beginning = beginningWords(found, vocabulary);
  const token = Math.min(pointed.token, (chosen?.drawn.length ?? 1) - 1);
  return (
    <div className={styles.drawn}>
      <div className={styles.samples}>
        <p className={inside.note}>
          {samplesWords(found)} {beginning && <Quoting text={beginning} />}{' '}
          <span className={styles.step}>Step {formatCount(step)}.</span>
        </p>
        <ol className={styles.list}>
          {samples.map((one, index) => (
            <SampleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample continues the one of the same index
              key={index}
              sample={one}
              number={index + 1}
              vocabulary={vocabulary}
              pointed={index === sample ? token : null}
              onPoint={(place) => point({ sample: index, token: place })}
            />
          ))}
        </ol>
      </div>
      {chosen && <Choices sample={chosen} number={sample + 1} token={token} vocabulary={vocabulary} />}
    </div>
  );
}
