import { isControl } from '../../experiment/page/names.ts';
import { settingWords } from '../../experiment/page/settings.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRestrictions } from '../../store/restrictions.ts';
import styles from './Fixed.module.css';

/** The values of the settings that are hidden: hiding a control does not hide its number. */
export function Fixed() {
  const hidden = useRestrictions((all) => all.hidden);
  const text = useExperiment(({ spec }) =>
    [...hidden].flatMap((name) => (isControl(name) ? (settingWords(name, spec) ?? []) : [])).join('; '),
  );
  return (
    text !== '' && (
      <p className={styles.fixed} data-part="fixed">
        <b>Fixed here:</b> {text}.
      </p>
    )
  );
}
