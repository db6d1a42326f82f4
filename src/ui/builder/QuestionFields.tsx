import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import { type DraftChoice, type DraftQuestion, type DraftStep, newChoice, newQuestion } from '../../gallery/draft.ts';
import { MOST_CHOICES } from '../../gallery/read-question.ts';
import { changeStep } from '../../store/draft-lesson.ts';
import { Button } from '../controls/Button.tsx';
import { Segments } from '../inspect/Segments.tsx';
import styles from './Builder.module.css';
import { useProblem } from './problems.ts';
import { removeFrom } from './steps.ts';
import { MarkdownField, ProblemText, TextField } from './TextField.tsx';

interface QuestionFieldsProps {
  readonly step: DraftStep;
  readonly index: number;
}

/** The question that students answer before they try, if there is one. */
export function QuestionFields({ step, index }: QuestionFieldsProps) {
  const { key, question } = step;
  const problem = useProblem(`${index}.question`);
  if (question === null) {
    return (
      <div>
        <Button onClick={() => changeStep(key, { question: newQuestion() })}>
          <Plus size={14} aria-hidden="true" />
          Add a question
        </Button>
      </div>
    );
  }
  const change = (patch: Partial<DraftQuestion>) =>
    changeStep(key, (now) => (now.question ? { question: { ...now.question, ...patch } } : {}));
  return (
    <>
      <MarkdownField
        label="Question"
        field={`${index}.question.text`}
        rows={2}
        value={question.text}
        placeholder="What do you expect?"
        onChange={(text) => change({ text })}
      />
      <div className={styles.row}>
        <Segments
          label="Answer"
          value={question.kind}
          options={[
            { id: 'choice', label: 'Choices' },
            { id: 'number', label: 'A number' },
          ]}
          onChoose={(kind) => change({ kind })}
        />
        <Button look="quiet" onClick={() => removeFrom(step, { question: null }, 'The question was removed.')}>
          Remove the question
        </Button>
      </div>
      {question.kind === 'choice' ? (
        <ChoiceRows choices={question.choices} onChange={(choices) => change({ choices })} />
      ) : (
        <div className={styles.pair}>
          <TextField
            label="Correct answer"
            field={`${index}.question.value`}
            numeric
            value={question.value}
            onChange={(value) => change({ value })}
          />
          <TextField
            label="± tolerance"
            field={`${index}.question.tolerance`}
            numeric
            value={question.tolerance}
            placeholder="0"
            onChange={(tolerance) => change({ tolerance })}
          />
        </div>
      )}
      <ProblemText text={problem} />
    </>
  );
}

interface ChoiceRowsProps {
  readonly choices: readonly DraftChoice[];
  readonly onChange: (choices: readonly DraftChoice[]) => void;
}

/** The choices of a question; the radio button marks the correct one. */
function ChoiceRows({ choices, onChange }: ChoiceRowsProps) {
  const group = useId();
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.remark}>Mark the correct choice.</legend>
      {choices.map((choice, place) => (
        <div key={choice.key} className={styles.choice}>
          <input
            type="radio"
            name={group}
            aria-label={`Choice ${place + 1} is correct`}
            checked={choice.isCorrect}
            onChange={() => onChange(choices.map((one) => ({ ...one, isCorrect: one.key === choice.key })))}
          />
          <input
            type="text"
            autoComplete="off"
            className={styles.input}
            aria-label={`Choice ${place + 1}`}
            value={choice.text}
            onChange={({ target }) =>
              onChange(choices.map((one) => (one.key === choice.key ? { ...one, text: target.value } : one)))
            }
          />
          <Button
            look="round"
            aria-label={`Remove choice ${place + 1}`}
            reason={choices.length <= 2 ? 'A question has at least two choices' : null}
            onClick={() => onChange(choices.filter((one) => one.key !== choice.key))}
          >
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      ))}
      {choices.length < MOST_CHOICES && (
        <div>
          <Button look="quiet" onClick={() => onChange([...choices, newChoice()])}>
            <Plus size={14} aria-hidden="true" />
            Add a choice
          </Button>
        </div>
      )}
    </fieldset>
  );
}
