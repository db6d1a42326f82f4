import { useEffect } from 'react';
import { Select } from '../controls/Select.tsx';
import { onAsk, useTitleWithKey } from '../shortcuts.ts';
import { useWatch } from '../useWatch.ts';
import styles from './ActivationOfAll.module.css';
import { FaceScale } from './FaceScale.tsx';
import { type FaceId, faceNow, showFace, useFace } from './face.ts';
import { FACES } from './faces.ts';

const WEIGHTS = 'weights';
const IDS = [WEIGHTS, ...(Object.keys(FACES) as FaceId[])] as const;
const OPTIONS = IDS.map((id) => ({ id, label: id }));

/** A select for what the network shows of its weights, which are measured only if they are shown. */
export function FaceChoice() {
  const id = useFace()?.id ?? WEIGHTS;
  const title = useTitleWithKey('Links and units show weights, gradients or updates', 'face');
  useWatch('gradients', id === 'gradients');
  useWatch('updates', id === 'updates');
  useEffect(() => onAsk('face', showNext), []);
  return (
    <span className={styles.field}>
      <span aria-hidden="true">Links</span>
      <Select look="pill" label="Links" title={title} value={id} options={OPTIONS} onChoose={show} />
      {id !== WEIGHTS && <FaceScale of={id} />}
    </span>
  );
}

function show(id: string) {
  showFace(FACES[id as FaceId] ?? null);
}

function showNext() {
  const at = IDS.indexOf(faceNow()?.id ?? WEIGHTS);
  show(IDS[(at + 1) % IDS.length] as string);
}
