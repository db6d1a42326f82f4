import { useEffect, useRef } from 'react';
import { IMPORTED } from '../../export/format-list.ts';
import { useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { ChooseFile } from '../data/own/ChooseFile.tsx';
import { Quoting } from '../Quoting.tsx';
import { FoundModel } from './FoundModel.tsx';
import { FoundWeights } from './FoundWeights.tsx';
import styles from './ImportTab.module.css';
import { bring, bringAgain, forget, useImporting } from './importing.ts';

/** A file of weights or a model: what it offers to the experiment, and the button that takes it. */
export function ImportTab({ onDone }: { readonly onDone: () => void }) {
  const { reading, found, problem } = useImporting();
  const spec = useExperiment((store) => store.spec);
  const readFor = useRef(spec);
  useEffect(() => {
    if (readFor.current === spec) return;
    readFor.current = spec;
    bringAgain();
  }, [spec]);
  const isSmall = found !== null || problem !== null || reading !== null;
  return (
    <div className={styles.tab}>
      <div className={isSmall ? styles.another : styles.choose}>
        <ChooseFile
          small={isSmall}
          accept={[...IMPORTED, '.zip'].join()}
          label="File with weights or a model"
          onFile={(file) => void bring(file)}
        />
        {!isSmall && (
          <p>
            Weights for this network, as safetensors, NumPy (.npz, .npy) or JSON, with the names of Nabla, PyTorch or
            Keras; the archive of an exported program, for its initial weights; or an ONNX model that was exported here.
            You can also drop the file anywhere on the page. Nothing changes before you say so.
          </p>
        )}
      </div>
      <div>
        <div role="status">
          {reading !== null && (
            <p className={styles.reading}>
              <span>
                Reading <span translate="no">{reading}</span>…
              </span>
              <Button onClick={forget}>Cancel</Button>
            </p>
          )}
        </div>
        <div role="alert">
          {problem !== null && (
            <p className={styles.problem}>
              <Quoting text={problem} />
            </p>
          )}
        </div>
      </div>
      {found?.file.kind === 'weights' && <FoundWeights found={found} weights={found.file} onDone={onDone} />}
      {found?.file.kind === 'model' && <FoundModel found={found} model={found.file} onDone={onDone} />}
    </div>
  );
}
