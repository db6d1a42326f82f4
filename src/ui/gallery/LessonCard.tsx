import { Check, CircleDashed } from 'lucide-react';
import { type MouseEvent, useMemo } from 'react';
import type { LessonHead } from '../../gallery/lesson.ts';
import { closeGallery } from '../../store/gallery.ts';
import { counted } from '../counted.ts';
import { openLesson } from '../lesson/open.ts';
import { progressIn } from '../lesson/progress.ts';
import card from './ExperimentCard.module.css';
import styles from './LessonCard.module.css';
import { LEVEL_NAMES } from './words.ts';

/** A link that opens a lesson, with what it is about and how far a person has come. */
export function LessonCard({ lesson }: { readonly lesson: LessonHead }) {
  const { id, title, sentence, audience, minutes, level } = lesson;
  const progress = useMemo(() => progressIn(id), [id]);

  function open(event: MouseEvent) {
    // With a key, the browser opens the link elsewhere.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openLesson(id);
    closeGallery();
  }

  return (
    <li className={card.card}>
      <a href={`#lesson=${id}&v=1`} data-card className={card.link} onClick={open}>
        <span className={card.words}>
          <span className={card.title}>{title}</span>
          <span className={card.sentence}>{sentence}</span>
          <span className={styles.audience}>For: {audience}</span>
          <span className={`${card.level} ${styles.foot}`}>
            <span>
              {LEVEL_NAMES[level]} · {counted(minutes, 'minute')}
            </span>
            {progress && (
              <span className={styles.mark} data-progress={progress}>
                {progress === 'done' ? (
                  <Check size={13} aria-hidden="true" />
                ) : (
                  <CircleDashed size={13} aria-hidden="true" />
                )}
                {progress === 'done' ? 'Done' : 'Started'}
              </span>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}
