import { diagnoses } from '../../catalog/diagnoses/index.ts';
import { silenceDiagnosis } from '../../store/silence.ts';
import { Button } from '../controls/Button.tsx';
import { Formula } from '../controls/Formula.tsx';
import { useEngine } from '../engine.ts';
import { NotesAbout } from '../inspect/notes/NotesAbout.tsx';
import { ReferenceLink } from '../inspect/ReferenceLink.tsx';
import { ProseOf } from '../prose/ProseOf.tsx';
import styles from './Details.module.css';
import type { Diagnosed } from './judge.ts';
import { Numbered } from './Numbered.tsx';
import { ProofPicture } from './ProofPicture.tsx';

interface DiagnosisTextProps {
  readonly diagnosed: Diagnosed;
  readonly onDone: () => void;
}

/** A diagnosis in full: its sentence, what it rests on, its threshold with the source, and what to try. */
export function DiagnosisText({ diagnosed, onDone }: DiagnosisTextProps) {
  const engine = useEngine();
  const { id, sentence, more, proof, remedies } = diagnosed;
  const { label, tex, explain } = diagnoses[id];
  return (
    <>
      <h3 className={styles.title}>{label}</h3>
      <p>{explain}</p>
      <p>
        <Numbered text={sentence} />
      </p>
      {more !== undefined && (
        <p>
          <Numbered text={more} />
        </p>
      )}
      {proof && <ProofPicture proof={proof} size="large" />}
      <p className={styles.heading}>Reported if</p>
      <Formula tex={tex} display />
      {remedies.length > 0 && (
        <p className={styles.remedies}>
          {remedies.map(({ label: name, explain: effect, apply }) => (
            <Button
              key={name}
              title={effect}
              onClick={() => {
                apply(engine);
                onDone();
              }}
            >
              {name}
            </Button>
          ))}
        </p>
      )}
      <ProseOf section="diagnoses" id={id} label={label}>
        {({ text, reference }) => (
          <>
            <p>{text}</p>
            <p className={styles.reference}>
              <ReferenceLink reference={reference} />
            </p>
            <NotesAbout section="diagnoses" id={id} onOpen={onDone} />
          </>
        )}
      </ProseOf>
      <Button
        look="quiet"
        onClick={() => {
          silenceDiagnosis(id);
          onDone();
        }}
      >
        Do not report this again
      </Button>
    </>
  );
}
