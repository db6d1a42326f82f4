import { type FormEvent, useState } from 'react';
import { nameStudent, useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Lesson.module.css';
import { loadStep } from './open.ts';

/** Asks for the name from which the seed of a person's experiments is drawn. */
export function StudentName() {
  const student = useLesson((store) => store.student);
  const [name, setName] = useState(student);
  function submit(event: FormEvent) {
    event.preventDefault();
    nameStudent(name.trim());
    loadStep();
  }
  return (
    <form className={styles.name} onSubmit={submit}>
      <label>
        Your name
        <input
          type="text"
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <Button type="submit" reason={name.trim() === '' ? 'Write your name first' : null}>
        {student === '' ? 'Use' : 'Change'}
      </Button>
      <p className={styles.remark}>
        Your data and starting weights are drawn from your name, so they differ from those of the others. The name stays
        in this browser, and in a result that you hand in.
      </p>
    </form>
  );
}
