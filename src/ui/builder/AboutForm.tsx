import type { ExperimentSpec } from '../../experiment/index.ts';
import type { Draft } from '../../gallery/draft.ts';
import { STAND_INS } from '../../gallery/read-draft.ts';
import { LEVELS, TOPICS, type Topic } from '../../gallery/topics.ts';
import { changeDraft } from '../../store/draft-lesson.ts';
import { Select } from '../controls/Select.tsx';
import { LEVEL_NAMES } from '../gallery/words.ts';
import styles from './Builder.module.css';
import { RestrictionList } from './RestrictionList.tsx';
import { MarkdownField, TextField } from './TextField.tsx';

interface AboutFormProps {
  readonly draft: Draft;
  /** The experiment with which the exercise starts. */
  readonly spec: ExperimentSpec;
}

/** What is said of the whole exercise, and what holds in all its steps. */
export function AboutForm({ draft, spec }: AboutFormProps) {
  const { title, sentence, audience, minutes, topic, level, seeds, seed, intro, restrictions } = draft;
  return (
    <>
      <TextField
        label="Title"
        field="title"
        value={title}
        placeholder={STAND_INS.title}
        onChange={(value) => changeDraft({ title: value })}
      />
      <TextField
        label="What it is about, in one sentence"
        field="sentence"
        value={sentence}
        placeholder={STAND_INS.sentence}
        onChange={(value) => changeDraft({ sentence: value })}
      />
      <TextField
        label="For whom"
        field="audience"
        value={audience}
        placeholder={STAND_INS.audience}
        onChange={(value) => changeDraft({ audience: value })}
      />
      <TextField
        label="Minutes"
        field="minutes"
        numeric
        value={minutes}
        placeholder={STAND_INS.minutes}
        onChange={(value) => changeDraft({ minutes: value })}
      />
      <div className={styles.row}>
        <span className={styles.choiceField}>
          <span aria-hidden="true">Topic</span>
          <Select
            look="pill"
            label="Topic"
            value={topic}
            options={TOPICS.map((id) => ({ id, label: id }))}
            onChoose={(id) => changeDraft({ topic: id as Topic })}
          />
        </span>
        <span className={styles.choiceField}>
          <span aria-hidden="true">Level</span>
          <Select
            look="pill"
            label="Level"
            value={String(level)}
            options={LEVELS.map((id) => ({ id: String(id), label: LEVEL_NAMES[id] }))}
            onChoose={(id) => changeDraft({ level: LEVELS.find((one) => String(one) === id) ?? 1 })}
          />
        </span>
      </div>
      <SeedFields seeds={seeds} seed={seed} />
      <MarkdownField
        label="Introduction"
        field="intro"
        value={intro}
        placeholder="Why this question is interesting. **Bold**, `code`, $x^2$."
        onChange={(value) => changeDraft({ intro: value })}
      />
      <h3 className={styles.heading}>Hide and lock in all steps</h3>
      <RestrictionList
        spec={spec}
        restrictions={restrictions}
        onChange={(changed) => changeDraft({ restrictions: changed })}
      />
    </>
  );
}

const SEEDS = [
  { id: 'own', label: 'that of each experiment' },
  { id: 'one', label: 'one for all students' },
  { id: 'student', label: 'one for each student' },
] as const satisfies readonly { readonly id: Draft['seeds']; readonly label: string }[];

/** Which seed the experiments have. */
function SeedFields({ seeds, seed }: Pick<Draft, 'seeds' | 'seed'>) {
  return (
    <div className={styles.field}>
      <div className={styles.choiceField}>
        <span aria-hidden="true">Seed</span>
        <Select
          look="pill"
          label="Seed"
          value={seeds}
          options={SEEDS}
          onChoose={(chosen) => changeDraft({ seeds: SEEDS.find(({ id }) => id === chosen)?.id ?? 'own' })}
        />
      </div>
      {seeds === 'one' && (
        <TextField
          label="Seed for all students"
          field="seed"
          numeric
          value={seed}
          onChange={(value) => changeDraft({ seed: value })}
        />
      )}
      {seeds === 'student' && (
        <p className={styles.remark}>
          Students give their names, from which their seeds are drawn. The same result under two names is a copy.
        </p>
      )}
    </div>
  );
}
