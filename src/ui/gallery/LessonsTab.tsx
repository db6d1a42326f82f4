import { LESSONS } from '../../gallery/index.ts';
import { closeGallery } from '../../store/gallery.ts';
import { FileButton } from '../builder/FileButton.tsx';
import { openBuilder } from '../builder/open.ts';
import { Button } from '../controls/Button.tsx';
import { openFile } from '../lesson/openFile.ts';
import { GalleryList } from './GalleryList.tsx';
import { LessonCard } from './LessonCard.tsx';
import styles from './LessonsTab.module.css';
import { textsOfLesson } from './words.ts';

/** The course: lessons by topic and level, each opened with one click; and the ways to other people's lessons. */
export function LessonsTab() {
  return (
    <GalleryList
      noun="lesson"
      article="a"
      example="XOR, overfitting, attention …"
      members={LESSONS}
      textsOf={textsOfLesson}
      card={(lesson) => <LessonCard key={lesson.id} lesson={lesson} />}
    >
      <div className={styles.ways}>
        <FileButton
          accept=".md,.markdown"
          onFile={(file) => {
            closeGallery();
            void openFile(file);
          }}
        >
          Open a lesson from a file…
        </FileButton>
        <Button
          onClick={() => {
            openBuilder();
            closeGallery();
          }}
        >
          Build an exercise…
        </Button>
      </div>
    </GalleryList>
  );
}
