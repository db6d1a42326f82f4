import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../controls/Button.tsx';
import { Formula } from '../controls/Formula.tsx';
import { onHelp } from '../shortcuts.ts';
import styles from './Help.module.css';

const SHORTCUTS = [
  ['Space', 'Play or pause'],
  ['→', 'One step'],
  ['R', 'Reset to step 0'],
  ['?', 'This help'],
] as const;

const SYMBOLS = [
  ['x', 'the features of an example: what the network sees'],
  ['y', 'the target: what it should say'],
  ['\\hat{y}', 'the prediction: what it says'],
  ['W, b', 'weights and biases, the parameters that are trained'],
  ['\\varphi,\\ a', 'an activation function and its result'],
  ['\\mathcal{L}', 'the loss: how wrong the predictions are'],
  ['g = \\nabla_{w} \\mathcal{L}', 'the gradient: where the loss rises fastest'],
  ['\\eta', 'the learning rate: the length of a step downhill'],
  ['n', 'the number of examples in a batch'],
  ['n_{\\text{in}},\\ n_{\\text{out}}', 'inputs of a unit, and units that an input feeds'],
] as const;

/** A button and the dialog that it opens: the shortcuts, and what the letters in the formulas mean. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => onHelp(() => dialog.current?.showModal()), []);

  return (
    <>
      <Button
        look="round"
        aria-label="Help"
        title="Shortcuts and symbols (?)"
        onClick={() => dialog.current?.showModal()}
      >
        ?
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="help-title" closedby="any">
        <div className={styles.head}>
          <h2 id="help-title">Help</h2>
          <Button look="round" aria-label="Close" onClick={() => dialog.current?.close()}>
            <X size={15} aria-hidden="true" />
          </Button>
        </div>
        <p>
          Assemble a network, press Play and watch it learn. Blue stands for positive, orange for negative; the thicker
          a link, the larger its weight. The address always holds the whole experiment: Back undoes an edit, and Share
          copies a link that replays it.
        </p>
        <h3>Shortcuts</h3>
        <dl className={styles.list}>
          {SHORTCUTS.map(([key, meaning]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <h3>Symbols</h3>
        <dl className={styles.list}>
          {SYMBOLS.map(([tex, meaning]) => (
            <div key={tex}>
              <dt>
                <Formula tex={tex} />
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </dialog>
    </>
  );
}
