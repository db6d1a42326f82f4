import { onnxReference, onnxTypeOf } from '../../../ops/onnx-reference.ts';
import { opTex } from '../../../ops/tex.ts';
import { Button } from '../../controls/Button.tsx';
import { Formula } from '../../controls/Formula.tsx';
import type { Drawn, GraphNode, GraphView } from './graph.ts';
import styles from './Program.module.css';
import { attributeTexts, type GraphWords, nodeTitle, PHASE_MEANING, shapeText, titleOf } from './words.ts';

interface NodeDetailsProps {
  readonly graph: GraphView;
  readonly words: GraphWords;
  readonly drawn: readonly Drawn[];
  readonly shown: Drawn | null;
  readonly onChoose: (id: number) => void;
}

/** The operation of a node, its inputs, and the nodes that read it. */
export function NodeDetails({ graph, words, drawn, shown, onChoose }: NodeDetailsProps) {
  if (!shown) {
    return (
      <div className={styles.details}>
        <p className={styles.hint}>
          {words.intro} Point at a node to see what it computes. Drag to move the graph; + and − zoom, 0 shows all of
          it.
        </p>
      </div>
    );
  }
  const node = shown.nodes.at(-1) as GraphNode;
  const byId = new Map(graph.nodes.map((one) => [one.id, one]));
  const operands = (shown.nodes.length === 1 ? node.inputs : shown.inputs).flatMap((id) => byId.get(id) ?? []);
  const readers = drawn.filter(({ inputs }) => inputs.includes(shown.id));
  const passedOn = Object.entries(graph.outputs).filter(([, id]) => shown.nodes.some((one) => one.id === id));
  const attributes = attributeTexts(node);
  const types = new Map(shown.nodes.flatMap((one) => onnxTypes(one)));
  return (
    <div className={styles.details}>
      <h3>
        <span translate="no">{nodeTitle(node)}</span>{' '}
        <small>
          {shown.phase}: {PHASE_MEANING[shown.phase]}
          {shown.player && `, only for the ${shown.player}`}
        </small>
      </h3>
      {shown.nodes.length > 1 ? (
        <p translate="no">{shown.nodes.map(({ op }) => op).join(' → ')}</p>
      ) : (
        <Meaning node={node} />
      )}
      <dl>
        {node.shape && (
          <div>
            <dt>Result</dt>
            <dd translate="no">
              {shapeText(node.shape)} {node.dtype}
            </dd>
          </div>
        )}
        {types.size > 0 && (
          <div>
            <dt>In ONNX</dt>
            <dd translate="no">
              {[...types].map(([type, domain]) => (
                <a
                  key={type}
                  className={styles.operand}
                  href={onnxReference(type, domain)}
                  target="_blank"
                  rel="noreferrer"
                >
                  {type}
                </a>
              ))}
            </dd>
          </div>
        )}
        {attributes.length > 0 && (
          <div>
            <dt>With</dt>
            <dd translate="no">{attributes.join('; ')}</dd>
          </div>
        )}
        {operands.length > 0 && (
          <div>
            <dt>Reads</dt>
            <dd>
              {operands.map((operand, index) => (
                // An op may read the same value twice.
                // biome-ignore lint/suspicious/noArrayIndexKey: operands are identified by their order
                <span key={index} translate="no" className={styles.operand}>
                  {operand.op === 'constant' ? (
                    nodeTitle(operand)
                  ) : (
                    <Button look="quiet" className={styles.jump} onClick={() => onChoose(operand.id)}>
                      {nodeTitle(operand)}
                    </Button>
                  )}{' '}
                  {shapeText(operand.shape)}
                </span>
              ))}
            </dd>
          </div>
        )}
        {readers.length > 0 && (
          <div>
            <dt>Read by</dt>
            <dd>
              {readers.slice(0, 12).map((reader) => (
                <span key={reader.id} translate="no" className={styles.operand}>
                  <Button look="quiet" className={styles.jump} onClick={() => onChoose(reader.id)}>
                    {titleOf(reader)}
                  </Button>
                </span>
              ))}
              {readers.length > 12 && ` and ${readers.length - 12} more`}
            </dd>
          </div>
        )}
        {passedOn.length > 0 && (
          <div>
            <dt>{words.becomes[0]}</dt>
            <dd>
              <span translate="no">{passedOn.map(([name]) => name).join(', ')}</span>
              {words.becomes[1]}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** The types of ONNX that do the work of a node, each with its operator set. */
function onnxTypes({ op, shape, domain }: GraphNode): readonly (readonly [type: string, domain: string])[] {
  if (domain !== undefined) return op === 'input' || op === 'constant' ? [] : [[op, domain]];
  const type = onnxTypeOf(op, shape?.length ?? 0);
  return type === null ? [] : [[type, '']];
}

function Meaning({ node: { op, text } }: { readonly node: GraphNode }) {
  if (text) return <p translate="no">{text}</p>;
  if (op === 'input') return <p>An input of the program: data, a setting, or a result of the previous step.</p>;
  const tex = Object.entries(opTex).find(([name]) => name === op)?.[1];
  return tex === undefined ? null : <Formula tex={tex} display />;
}
