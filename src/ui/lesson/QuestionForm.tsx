import { type FormEvent, useId, useState } from 'react';
import { isCorrect, type Question } from '../../gallery/lesson.ts';
import { formatNumber } from '../../math/format.ts';
import { answer as record } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { Spans } from '../inspect/notes/Spans.tsx';
import styles from './Lesson.module.css';

interface QuestionFormProps {
  readonly question: Question;
  /** The answer that was given; null until then. */
  readonly answer: number | null;
}

/** A question to answer before the reveal. The first answer counts, because it is a prediction. */
export function QuestionForm({ question, answer }: QuestionFormProps) {
  const id = useId();
  const [chosen, setChosen] = useState<string>('');
  const [submitted, setSubmitted] = useState(false);
  const given = answer !== null;
  const number = Number(chosen.trim().replace(',', '.'));
  const isNumber = chosen.trim() !== '' && Number.isFinite(number);
  const missing = question.kind === 'choice' ? 'Choose an answer first.' : 'Write a number first, such as 0.5.';
  const right = given && isCorrect(question, answer);

  function submit(event: FormEvent) {
    event.preventDefault();
    setSubmitted(true);
    if (!given && isNumber) record(number);
  }

  return (
    <form className={styles.question} onSubmit={submit}>
      <fieldset disabled={given} className={styles.choices}>
        <legend className={styles.asked}>
          <Spans spans={question.text} />
        </legend>
        {question.kind === 'choice' ? (
          question.choices.map((choice, index) => (
            <label
              // biome-ignore lint/suspicious/noArrayIndexKey: the choices of a question never change
              key={index}
              className={styles.choice}
              data-verdict={given ? verdict(choice.isCorrect, index === answer) : undefined}
            >
              <input
                type="radio"
                name={id}
                value={index}
                checked={given ? index === answer : chosen === String(index)}
                onChange={() => setChosen(String(index))}
              />
              <span>
                <Spans spans={choice.text} />
              </span>
            </label>
          ))
        ) : (
          <input
            type="text"
            inputMode="decimal"
            className={styles.number}
            aria-label="Your answer, a number"
            value={given ? String(answer) : chosen}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
      </fieldset>
      {!given && (
        <Button type="submit" reason={isNumber ? null : missing}>
          Answer
        </Button>
      )}
      <p role="status" className={styles.remark}>
        {!given && submitted && !isNumber && missing}
        {given && (right ? 'Correct.' : wrong(question))}
      </p>
    </form>
  );
}

function verdict(isRight: boolean, isChosen: boolean): string | undefined {
  if (isRight) return 'right';
  return isChosen ? 'wrong' : undefined;
}

function wrong(question: Question): string {
  if (question.kind === 'choice') return 'Not quite: the correct answer is marked.';
  return `Not quite: it is ${formatNumber(question.value)}.`;
}
