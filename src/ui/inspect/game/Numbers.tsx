import { formatNumber, formatPercent } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import type { RunStore } from '../../../store/run.ts';
import { LiveText } from '../../controls/LiveText.tsx';
import inside from '../Inside.module.css';
import { ReferenceLink } from '../ReferenceLink.tsx';
import styles from './Game.module.css';
import { type GameMoment, momentOf } from './stages.ts';

interface Measure {
  readonly name: string;
  readonly read: (store: RunStore) => string;
  readonly explain: string;
  readonly reference?: Parameters<typeof ReferenceLink>[0]['reference'];
  /** Whether the reference compares nearest neighbours in place of cells. */
  readonly isSimpler?: true;
}

const number = (of: keyof GameMoment) => (store: RunStore) => written(store, of, (value) => formatNumber(value, FIXED));
const share = (of: keyof GameMoment) => (store: RunStore) => written(store, of, formatPercent);
const FIXED = { fixed: true };

function written(store: RunStore, of: keyof GameMoment, write: (value: number) => string): string {
  const moment = momentOf(store);
  return moment ? write(moment[of]) : '–';
}

const MEASURES: readonly Measure[] = [
  {
    name: 'coverage',
    read: share('coverage'),
    explain:
      'Training examples with a generated example near: in the same of 20 × 20 cells of the output picture, or in one beside it. Mode collapse keeps it low.',
    isSimpler: true,
    reference: {
      authors: 'M. F. Naeem and others',
      year: 2020,
      title: 'Reliable Fidelity and Diversity Metrics for Generative Models',
      url: 'https://arxiv.org/abs/2002.09797',
    },
  },
  {
    name: 'precision',
    read: share('precision'),
    explain: 'Generated examples with a training example near, on the same cells.',
    isSimpler: true,
    reference: {
      authors: 'T. Kynkäänniemi and others',
      year: 2019,
      title: 'Improved Precision and Recall Metric for Assessing Generative Models',
      url: 'https://arxiv.org/abs/1904.06991',
    },
  },
  {
    name: 'Jensen–Shannon divergence',
    read: number('divergence'),
    explain: `How much the two distributions differ on these cells: 0 if they are the same, ${formatNumber(Math.LN2)} (ln 2) if they have no cell in common.`,
    reference: {
      authors: 'J. Lin',
      year: 1991,
      title: 'Divergence measures based on the Shannon entropy',
      url: 'https://doi.org/10.1109/18.61115',
    },
  },
  {
    name: 'energy distance',
    read: ({ frame }) => formatNumber(frame?.values['train/metric'] ?? Number.NaN, FIXED),
    explain:
      'How far the generated examples are from the training examples as a whole, over all inputs: 0 only for the same distribution.',
    reference: {
      authors: 'G. J. Székely, M. L. Rizzo',
      year: 2013,
      title: 'Energy statistics: A class of statistics based on distances',
      url: 'https://doi.org/10.1016/j.jspi.2013.03.018',
    },
  },
  {
    name: 'mean answer to training examples',
    read: number('toReal'),
    explain: 'What the discriminator answers to the first 400 training examples.',
  },
  {
    name: 'mean answer to generated examples',
    read: number('toGenerated'),
    explain:
      'What it answers to 400 generated examples. If it cannot tell the two kinds apart, both answers are equal.',
  },
  {
    name: 'mean pull',
    read: number('pull'),
    explain:
      'The mean length of the gradient of the generator’s loss by a generated example: all that the generator learns from.',
  },
];

/** How far the generated examples are from the training examples, and what the discriminator answers. Live. */
export function Numbers({ view }: { readonly view: RunView }) {
  return (
    <section className={inside.section} aria-labelledby="game-numbers">
      <h3 id="game-numbers">
        Numbers <small>of 400 generated examples and the training part</small>
      </h3>
      <dl className={styles.numbers}>
        {MEASURES.map(({ name, read, explain, reference, isSimpler }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={styles.number}>
              <LiveText read={read} />
            </dd>
            <dd className={styles.explain}>
              {explain}
              {name === 'coverage' && view.features.length > 2 && ' The picture shows only part of each example.'}{' '}
              {isSimpler && 'With nearest neighbours in place of cells: '}
              {reference && <ReferenceLink reference={reference} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
