import { entryOf } from '../../experiment/index.ts';
import { useChosenLayer, useSubject } from '../../store/choice.ts';
import { useExperiment } from '../../store/experiment.ts';
import { Button } from '../controls/Button.tsx';
import { Formula } from '../controls/Formula.tsx';
import { EntryFormula } from '../formula/EntryFormula.tsx';
import { EntryText } from './EntryText.tsx';
import { explained } from './explained.ts';
import styles from './FormulaCard.module.css';
import { INSIDES } from './insides.ts';
import { openTab } from './openTab.ts';
import { hasPicture, SubjectPicture } from './SubjectPicture.tsx';

/** The formula, picture, text and reference of the entry that was used last. */
export function FormulaCard() {
  const subject = useSubject();
  const spec = useExperiment((store) => store.spec);
  const layer = useChosenLayer(spec);
  const { section, call, choosing } = explained(subject, spec, layer);
  const { id } = call;
  const entry = entryOf(section, id);
  const inside = section === 'layers' ? INSIDES[id] : undefined;
  const pictured = hasPicture(subject, spec);
  const slots = 'slots' in entry ? Object.values(entry.slots) : [];
  return (
    <div className={`${styles.card} ${pictured ? styles.pictured : ''}`} data-pictured={pictured || undefined}>
      <div className={styles.formula}>
        <h3>{entry.label}</h3>
        {'tex' in entry && (
          <EntryFormula section={section} call={call} tex={entry.tex} isGenerator={subject === 'generatorOptimizer'} />
        )}
        {inside && <Button onClick={() => openTab(inside.tab)}>Show its {inside.what}</Button>}
        {slots.length > 0 && (
          <p className={styles.slots}>
            It stores{' '}
            {slots.map(({ label, tex }) => (
              <span key={tex}>
                {label.toLowerCase()} <Formula tex={tex} />
              </span>
            ))}
          </p>
        )}
      </div>
      {pictured && <SubjectPicture subject={subject} />}
      <EntryText section={section} id={id} choosing={choosing} />
    </div>
  );
}
