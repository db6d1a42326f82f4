import { formatNumber } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import type { RunStore } from '../../../store/run.ts';
import { Formula } from '../../controls/Formula.tsx';
import { LiveText } from '../../controls/LiveText.tsx';
import inside from '../Inside.module.css';
import table from '../NumberTable.module.css';
import styles from './Generation.module.css';

/** The units of a cross-entropy. */
const UNITS = [
  { name: 'nats', of: (nats: number) => nats },
  { name: 'bits', of: (nats: number) => nats / Math.LN2 },
  { name: 'perplexity', of: Math.exp },
] as const;

const validationLoss = ({ frame }: RunStore) => frame?.values['validation/loss'] ?? Number.NaN;
const live = UNITS.map(
  ({ of }) =>
    (store: RunStore) =>
      write(of(validationLoss(store))),
);

const perplexity = (store: RunStore) => write(Math.exp(validationLoss(store)));

function write(value: number): string {
  return formatNumber(value, { fixed: true });
}

/** The validation loss as bits and perplexity, beside that of predictions that ignore the input. */
export function LossUnits({ view: { baselines, classes } }: { readonly view: RunView }) {
  const guessing = baselines?.guessing ?? null;
  if (baselines === null || guessing === null) return null;
  const fixed = [
    { name: `guessing: each of ${classes.length} tokens equally probable`, nats: guessing },
    { name: 'best constant guess: the shares in the training part', nats: baselines.constant },
  ];
  return (
    <section className={inside.section} aria-labelledby="loss-units">
      <h3 id="loss-units">
        Loss <small>per token</small>
      </h3>
      <div className={styles.loss}>
        <table className={`${table.numbers} ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">cross-entropy</th>
              {UNITS.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr data-chosen="">
              <th scope="row">validation</th>
              {UNITS.map(({ name }, index) => (
                <td key={name}>
                  <LiveText read={live[index] as (typeof live)[number]} />
                </td>
              ))}
            </tr>
            {fixed.map(({ name, nats }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {UNITS.map((unit) => (
                  <td key={unit.name} translate="no">
                    {write(unit.of(nats))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Formula
          tex={`\\begin{aligned} \\text{perplexity} &= e^{\\mathcal{L}} = 2^{\\mathcal{L} / \\ln 2} \\\\ \\mathcal{L}_{\\text{guess}} &= -\\ln \\tfrac{1}{${classes.length}} = ${write(guessing)} \\end{aligned}`}
          display
        />
        <p className={styles.words}>
          With a perplexity of <LiveText read={perplexity} />, the network is as uncertain as if it chose among that
          many tokens at random. There are {classes.length} in all.
        </p>
      </div>
    </section>
  );
}
