import { useState } from 'react';
import { type Labels, labelProblem } from '../../../table/images/labels.ts';
import { Button } from '../../controls/Button.tsx';
import { Quoting } from '../../Quoting.tsx';
import { takeTable } from '../own/takeTable.ts';
import styles from '../own/Verdict.module.css';
import { endImages, refuseImages, tableOfImages, useImages } from './importing.ts';

interface ImagesVerdictProps {
  readonly name: string;
  readonly labels: Labels;
}

/** Explains how the images would be kept, or why they cannot be used, with a button that trains on them. */
export function ImagesVerdict({ name, labels }: ImagesVerdictProps) {
  const working = useImages(({ work }) => work !== null);
  const [making, setMaking] = useState(false);
  const problem = name.trim() === '' ? 'Enter a name.' : (labelProblem(labels)?.message ?? null);

  function use() {
    setMaking(true);
    tableOfImages()
      .then((table) => takeTable(table))
      .then(endImages, (error: Error) => {
        setMaking(false);
        refuseImages(error.message);
      });
  }

  return (
    <div className={styles.verdict}>
      <p role="status">
        <Quoting
          text={
            problem ??
            'The images are too large for a link and will be kept in this browser only: anyone who opens the link also needs them.'
          }
        />
      </p>
      <Button look="quiet" onClick={endImages}>
        Discard
      </Button>
      <Button
        look="primary"
        className={styles.use}
        reason={problem ?? (working || making ? 'The images are being read' : null)}
        onClick={use}
      >
        Use them
      </Button>
    </div>
  );
}
