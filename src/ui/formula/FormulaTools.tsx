import { useEffect, useMemo } from 'react';
import { hasGenerator } from '../../experiment/two-networks.ts';
import { useChosenLayer, useSelectedUnit } from '../../store/choice.ts';
import { askForNumber, keyOf, showNumbers, useEquations } from '../../store/equations.ts';
import { useExperiment } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { useSlowStep } from '../../store/slow-step.ts';
import { Button } from '../controls/Button.tsx';
import { CopyTex } from '../controls/CopyTex.tsx';
import { Formula } from '../controls/Formula.tsx';
import { useFinding } from '../useWatch.ts';
import type { EntryFormulaProps } from './EntryFormula.tsx';
import { equationOf, equationTex } from './equation.ts';
import styles from './FormulaTools.module.css';
import { numberWish } from './numberWish.ts';
import { settingsTex } from './settingsTex.ts';

/** Below a formula: the same with the present numbers, and a button that copies what is shown as TeX. */
export function FormulaTools(props: EntryFormulaProps) {
  const inNumbers = useEquations((store) => store.inNumbers);
  return inNumbers ? <InNumbers {...props} /> : <Tools tex={props.tex} inNumbers={false} />;
}

function Tools({ tex, inNumbers }: { readonly tex: string; readonly inNumbers: boolean }) {
  return (
    <div className={styles.tools} data-pressed={inNumbers || undefined}>
      <Button
        look="quiet"
        aria-pressed={inNumbers}
        title="Shows all formulas with the present numbers of the chosen unit, example and weight"
        onClick={() => showNumbers(!inNumbers)}
      >
        Numbers
      </Button>
      <CopyTex tex={tex} />
    </div>
  );
}

function InNumbers({ section, call, tex, layer = null, isGenerator = false }: EntryFormulaProps) {
  const spec = useExperiment((store) => store.spec);
  const chosenLayer = useChosenLayer(spec);
  const unit = useSelectedUnit();
  const view = useRun((store) => store.view);
  const example = useSlowStep((store) => store.example);
  const player = hasGenerator(spec) ? (isGenerator ? 'generator' : 'discriminator') : null;
  const own = useMemo(
    () => numberWish(section, call, { layer: layer ?? chosenLayer, unit, example, player }),
    [section, call, layer, chosenLayer, unit, example, player],
  );
  useEffect(() => (own ? askForNumber(own) : undefined), [own]);
  const wish = useEquations((store) => store.wish);
  const found = useFinding('equations', wish);
  const trace = own ? found?.traces[keyOf(own)] : undefined;
  const equation = useMemo(() => (trace ? equationOf(trace) : null), [trace]);
  const settings = settingsTex(section, call, view, layer ?? chosenLayer);
  const shown = equation && equationTex(equation);
  return (
    <div className={styles.numbers}>
      {shown !== null && <Formula tex={shown} display marked />}
      {settings !== '' && <Formula tex={settings} display />}
      {own && found && !trace && <p>The next step computes no such number.</p>}
      <Tools tex={shown ?? tex} inNumbers />
    </div>
  );
}
