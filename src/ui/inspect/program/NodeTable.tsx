import { useState } from 'react';
import type { ProgramView } from '../../../runtime/protocol.ts';
import { countNodes } from './graph.ts';
import styles from './Program.module.css';
import { attributeTexts, nodeTitle, shapeText, tableTitle } from './words.ts';

/** The graph as a table, for anyone who cannot or does not want to use the picture. */
export function NodeTable({ program }: { readonly program: ProgramView }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.all} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{tableTitle(countNodes(program))}</summary>
      {open && <Table program={program} />}
    </details>
  );
}

function Table({ program: { nodes, outputs } }: { readonly program: ProgramView }) {
  const becomes = new Map(Object.entries(outputs).map(([name, id]) => [id, name]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable
    <section className={styles.rows} tabIndex={0} aria-label="Nodes of the training step">
      <table>
        <thead>
          <tr>
            {['Node', 'Op', 'Phase', 'Result', 'Reads nodes', 'With', 'Becomes'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody translate="no">
          {nodes.map((node) => (
            <tr key={node.id}>
              <th scope="row">{node.id}</th>
              <td>{nodeTitle(node)}</td>
              <td>{node.phase}</td>
              <td>
                {shapeText(node.shape)} {node.dtype}
              </td>
              <td>{node.inputs.join(', ')}</td>
              <td>{attributeTexts(node).join('; ')}</td>
              <td>{becomes.get(node.id) ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
