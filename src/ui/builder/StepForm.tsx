import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ExperimentSpec } from '../../experiment/index.ts';
import type { Draft, DraftStep } from '../../gallery/draft.ts';
import { stepTitle } from '../../gallery/read-draft.ts';
import { changeStep } from '../../store/draft-lesson.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Builder.module.css';
import { GoalRows } from './GoalRows.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import { RestrictionList } from './RestrictionList.tsx';
import { StartFields } from './StartFields.tsx';
import { moveStep, removeStep } from './steps.ts';
import { MarkdownField, TextField } from './TextField.tsx';

interface StepFormProps {
  readonly draft: Draft;
  readonly step: DraftStep;
  readonly index: number;
  /** The experiment with which it starts. */
  readonly spec: ExperimentSpec;
}

/** Everything about one step, in the order in which students meet it. */
export function StepForm({ draft, step, index, spec }: StepFormProps) {
  const { key, title, text, restrictions, hint, reveal } = step;
  const change = (patch: Partial<DraftStep>) => changeStep(key, patch);
  const count = draft.steps.length;
  return (
    <>
      <div className={styles.row}>
        <h3 className={styles.heading}>
          {index + 1}. {stepTitle(step, index)}
        </h3>
        <span className={styles.tools}>
          <Button
            look="round"
            aria-label="Move the step earlier"
            reason={index === 0 ? 'It is the first step' : null}
            onClick={() => moveStep(index, index - 1)}
          >
            <ArrowUp size={15} aria-hidden="true" />
          </Button>
          <Button
            look="round"
            aria-label="Move the step later"
            reason={index === count - 1 ? 'It is the last step' : null}
            onClick={() => moveStep(index, index + 1)}
          >
            <ArrowDown size={15} aria-hidden="true" />
          </Button>
          <Button
            look="round"
            aria-label="Remove the step"
            reason={count === 1 ? 'An exercise has at least one step' : null}
            onClick={() => removeStep(index)}
          >
            <Trash2 size={15} aria-hidden="true" />
          </Button>
        </span>
      </div>
      <TextField
        label="Title of the step"
        field={`${index}.title`}
        value={title}
        placeholder={`Step ${index + 1}`}
        onChange={(value) => change({ title: value })}
      />
      <MarkdownField
        label="Text"
        field={`${index}.text`}
        rows={4}
        value={text}
        placeholder="What to do and what to look at. Press **Play** …"
        onChange={(value) => change({ text: value })}
      />
      <h3 className={styles.heading}>Start</h3>
      <StartFields step={step} index={index} spec={spec} />
      <h3 className={styles.heading}>Hide and lock</h3>
      <RestrictionList
        spec={spec}
        restrictions={restrictions}
        always={draft.restrictions}
        onChange={(changed) => change({ restrictions: changed })}
      />
      <h3 className={styles.heading}>Question</h3>
      <QuestionFields step={step} index={index} />
      <h3 className={styles.heading}>Goals</h3>
      <GoalRows step={step} index={index} spec={spec} />
      {(step.goals.length > 0 || hint !== '') && (
        <MarkdownField
          label="Hint, shown on request"
          field={`${index}.hint`}
          rows={2}
          value={hint}
          onChange={(value) => change({ hint: value })}
        />
      )}
      {(step.goals.length > 0 || step.question !== null || reveal !== '') && (
        <MarkdownField
          label="Reveal, shown after answer and goals"
          field={`${index}.reveal`}
          value={reveal}
          placeholder="Why it is so."
          onChange={(value) => change({ reveal: value })}
        />
      )}
    </>
  );
}
