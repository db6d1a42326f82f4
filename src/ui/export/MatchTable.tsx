import type { MatchRow } from '../../export/weights/match.ts';
import { Quoting } from '../Quoting.tsx';
import styles from './ImportTab.module.css';

/** More rows than these are only counted. */
const MOST = 500;

/** A row for each parameter of the network, and for each array of the file that it does not use. */
export function MatchTable({ rows }: { readonly rows: readonly MatchRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable
    <section className={styles.scroll} tabIndex={0} aria-label="Parameters">
      <table>
        <caption className="visually-hidden">Parameters of the network and what the file has for them</caption>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">In the file</th>
            <th scope="col">Result</th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ parameter, shape, found, status, note }) => (
            <tr key={`${parameter} ${found.map(({ name }) => name).join()}`} data-status={status}>
              <th scope="row" translate="no">
                {parameter === null ? '–' : <Named name={parameter} shape={shape ?? []} />}
              </th>
              <td translate="no">{found.length === 0 ? '–' : found.map((one) => <Named key={one.name} {...one} />)}</td>
              <td className={styles.status}>{status}</td>
              <td>
                <Quoting text={note} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p>and {rows.length - MOST} more</p>}
    </section>
  );
}

function Named({ name, shape }: { readonly name: string; readonly shape: readonly number[] }) {
  return (
    <span className={styles.named}>
      {name} <small>{shape.length === 0 ? 'scalar' : shape.join(' × ')}</small>
    </span>
  );
}
