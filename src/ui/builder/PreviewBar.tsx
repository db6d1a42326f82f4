import { useEffect, useRef } from 'react';
import { useDraft } from '../../store/draft-lesson.ts';
import { useLesson } from '../../store/lesson.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { leavePreview } from './open.ts';
import styles from './PreviewBar.module.css';

/** Leads from the preview of an exercise back to the builder; nothing in any other lesson. */
export function PreviewBar() {
  const source = useLesson((store) => store.source);
  const isPreview = useDraft(({ preview }) => preview?.source === source);
  return isPreview && <Bar />;
}

function Bar() {
  const engine = useEngine();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that opened the preview is gone.
    if (document.activeElement === document.body) bar.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={bar} className={styles.bar}>
      <span>Preview as a student</span>
      <Button
        onClick={() => {
          engine.pause();
          leavePreview();
        }}
      >
        Back to the builder
      </Button>
    </div>
  );
}
