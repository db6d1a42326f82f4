import { Eraser, Pencil, Trash2, Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { dataOf, drawingOf } from '../../../experiment/index.ts';
import { formatNumber } from '../../../math/format.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { Range } from '../../controls/Range.tsx';
import { pixelsOf } from '../../pixels.ts';
import { Answers } from './Answers.tsx';
import { DrawPad } from './DrawPad.tsx';
import styles from './DrawPanel.module.css';
import {
  clearPaper,
  drawOn,
  openPaper,
  setBackground,
  setPaper,
  type Tool,
  undoStroke,
  usePaper,
} from './paperStore.ts';
import { ShadeField } from './ShadeField.tsx';

interface DrawPanelProps {
  readonly view: RunView;
  /** The example of the data that was in view last. */
  readonly index: number;
  readonly onClose: () => void;
}

const TOOLS: readonly { readonly id: Tool; readonly label: string; readonly Icon: typeof Pencil }[] = [
  { id: 'pen', label: 'Pen', Icon: Pencil },
  { id: 'eraser', label: 'Eraser', Icon: Eraser },
];

/** Steps of the width of the pen, in pixels. */
const STEP = 0.25;

/** A pad to draw an image on, and the predictions for it. It blocks nothing, so that the network can train meanwhile. */
export function DrawPanel({ view, index, onClose }: DrawPanelProps) {
  const spec = useExperiment((store) => store.spec);
  const shape = dataOf(spec);
  const rules = drawingOf(spec);
  const { image } = shape;
  const panel = useRef<HTMLElement>(null);
  const { paper, tool, width, ink } = usePaper();

  useEffect(() => {
    if (image && rules) openPaper(image, rules);
  }, [image, rules]);
  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.querySelector<HTMLElement>('[role="application"]')?.focus();
    panel.current?.scrollIntoView({ block: 'nearest' });
    return () => {
      // The focus was in the panel, and goes back to the button that opened it.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  if (!image || !rules) return null;
  const example = pixelsOf(view, shape, index);
  const widest = Math.max(3, Math.max(image.height, image.width) / 4);
  return (
    <section ref={panel} aria-label="Draw an example" className={styles.panel}>
      <div className={styles.head}>
        <h3>Draw an example</h3>
        <Button look="round" className={styles.close} aria-label="Close the pad" title="Close (Esc)" onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      <div className={styles.sheet}>
        <DrawPad />
      </div>
      <Answers view={view} />
      <div className={styles.tools}>
        <fieldset className={styles.row}>
          <legend className="visually-hidden">Tool</legend>
          {TOOLS.map(({ id, label, Icon }) => (
            <Button key={id} aria-pressed={tool === id} className={styles.tool} onClick={() => setPaper({ tool: id })}>
              <Icon size={14} aria-hidden="true" />
              {label}
            </Button>
          ))}
        </fieldset>
        <div className={styles.row}>
          <Button reason={paper.past.length > 0 ? null : 'Nothing to undo'} onClick={undoStroke}>
            <Undo2 size={14} aria-hidden="true" />
            Undo
          </Button>
          <Button reason={paper.blank ? 'Nothing to clear' : null} onClick={clearPaper}>
            <Trash2 size={14} aria-hidden="true" />
            Clear
          </Button>
        </div>
        <div className={styles.setting}>
          <span aria-hidden="true">Width</span>
          <Range
            label="Width of the pen"
            position={width}
            min={STEP}
            max={widest}
            step={STEP}
            text={`${formatNumber(width)} pixels`}
            onMove={(next) => setPaper({ width: next })}
          />
          <b translate="no">{formatNumber(width)} px</b>
        </div>
        {rules.shades && (
          <>
            <ShadeField label="Ink" shade={ink} onChange={(next) => setPaper({ ink: next, tool: 'pen' })} />
            <ShadeField label="Background" shade={paper.background} onChange={setBackground} />
          </>
        )}
        <Button
          reason={example ? null : 'There is no example to draw on'}
          onClick={() => example && drawOn(example)}
          className={styles.start}
        >
          Draw on this example
        </Button>
        <p className={styles.hint}>
          {rules.box && !paper.onExample && 'The network receives the drawing centred and scaled, like the data. '}
          Keyboard: arrows, Space, Delete.
        </p>
      </div>
    </section>
  );
}
