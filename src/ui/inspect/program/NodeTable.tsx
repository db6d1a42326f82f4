import { useState } from 'react';
import { countNodes, type GraphView } from './graph.ts';
import styles from './Program.module.css';
import { attributeTexts, type GraphWords, nodeTitle, shapeText, tableTitle } from './words.ts';

interface NodeTableProps {
  readonly graph: GraphView;
  readonly words: GraphWords;
}

/** The graph as a table, for anyone who cannot or does not want to use the picture. */
export function NodeTable({ graph, words }: NodeTableProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.all} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{tableTitle(countNodes(graph))}</summary>
      {open && <Table graph={graph} words={words} />}
    </details>
  );
}

function Table({ graph: { nodes, outputs }, words: { name, becomes } }: NodeTableProps) {
  const results = new Map(Object.entries(outputs).map(([name, id]) => [id, name]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable
    <section className={styles.rows} tabIndex={0} aria-label={`Nodes of the ${name}`}>
      <table>
        <thead>
          <tr>
            {['Node', 'Op', 'Phase', 'Result', 'Reads nodes', 'With', becomes[0]].map((title) => (
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
              <td>{results.get(node.id) ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
