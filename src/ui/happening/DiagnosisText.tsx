import { diagnoses } from '../../catalog/diagnoses/index.ts';
import { print, reconcile } from '../../experiment/index.ts';
import { silenceDiagnosis } from '../../store/silence.ts';
import { compareWith } from '../compareWith.ts';
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
          {remedies.map(({ label: name, explain: effect, changed, apply }) => (
            <span key={name} className={styles.remedy}>
              <Button
                title={effect}
                onClick={() => {
                  apply(engine);
                  onDone();
                }}
              >
                {name}
              </Button>
              {changed && (
                <Button
                  look="quiet"
                  aria-label={`Compare: ${name}`}
                  title="Puts the experiment with this change beside the present one and trains both"
                  onClick={() => {
                    void compareWith(print(reconcile(changed).spec));
                    onDone();
                  }}
                >
                  Compare
                </Button>
              )}
            </span>
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
