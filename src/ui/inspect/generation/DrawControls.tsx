import { Dices, Pause, Play } from 'lucide-react';
import { useId } from 'react';
import { formatNumber } from '../../../math/format.ts';
import { setGeneration, useGeneration } from '../../../store/generation.ts';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { Range } from '../../controls/Range.tsx';
import { nudgeBy } from '../../controls/scale.ts';
import { Quoting } from '../../Quoting.tsx';
import styles from './Generation.module.css';

interface DrawControlsProps {
  /** The size of the vocabulary. */
  readonly classes: number;
  /** What the network does not read of the prompt; null if it reads all. */
  readonly complaint: string | null;
}

/** Characters of a prompt, more than any network reads. */
const LONGEST_PROMPT = 10_000;
const TEMPERATURE = { min: 0, max: 2 };
const SEED = { min: 0, max: 999_999, integer: true };
const COUNT = { min: 1, max: 16, integer: true };

/** How samples are drawn. */
export function DrawControls({ classes, complaint }: DrawControlsProps) {
  const { prompt, temperature, topK, seed, count, isDrawing } = useGeneration();
  const complaintId = useId();
  const most = Math.min(topK ?? classes, classes);
  const chooseMost = (value: number) => setGeneration({ topK: value >= classes ? null : value });
  return (
    <div className={styles.controls}>
      <label className={styles.promptField}>
        <span>Prompt</span>
        <input
          type="text"
          value={prompt}
          maxLength={LONGEST_PROMPT}
          placeholder="the beginning of a sample"
          spellCheck={false}
          autoComplete="off"
          aria-describedby={complaint === null ? undefined : complaintId}
          onChange={({ target }) => setGeneration({ prompt: target.value })}
        />
      </label>
      <div
        className={styles.setting}
        title="Divides the logits: below 1 likely tokens become likelier; 0 always takes the most probable one."
      >
        <span>Temperature</span>
        <Range
          className={styles.range}
          label="Temperature"
          position={temperature}
          {...TEMPERATURE}
          step={0.05}
          text={formatNumber(temperature)}
          onMove={(value) => setGeneration({ temperature: Number(value.toFixed(2)) })}
        />
        <NumberField
          label="Temperature, as a number"
          value={temperature}
          range={TEMPERATURE}
          nudge={nudgeBy(0.05)}
          onEnter={(value) => setGeneration({ temperature: value })}
        />
      </div>
      <div
        className={styles.setting}
        title={`Only this many of the most probable tokens can be drawn; ${classes} are all.`}
      >
        <span>Top-k</span>
        <Range
          className={styles.range}
          label="Top-k"
          position={most}
          min={1}
          max={classes}
          step={1}
          text={most === classes ? `all ${classes}` : String(most)}
          onMove={chooseMost}
        />
        <NumberField
          label="Top-k, as a number"
          value={most}
          range={{ min: 1, max: classes, integer: true }}
          onEnter={chooseMost}
        />
      </div>
      <div className={styles.setting}>
        <span>Samples</span>
        <NumberField
          label="Number of samples"
          value={count}
          range={COUNT}
          onEnter={(value) => setGeneration({ count: value })}
        />
      </div>
      <div className={styles.setting}>
        <span>Seed</span>
        <NumberField
          label="Seed of the samples"
          value={seed}
          range={SEED}
          onEnter={(value) => setGeneration({ seed: value })}
        />
        <Button
          look="round"
          aria-label="Draw other samples"
          title="Draw other samples"
          onClick={() => setGeneration({ seed: seed + 1, isDrawing: true })}
        >
          <Dices size={14} aria-hidden="true" />
        </Button>
      </div>
      <Button
        title={
          isDrawing ? 'Keep these samples while the run trains' : 'Draw samples again and again while the run trains'
        }
        onClick={() => setGeneration({ isDrawing: !isDrawing })}
      >
        {isDrawing ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        {isDrawing ? 'Stop drawing' : 'Draw again'}
      </Button>
      {complaint !== null && (
        <p id={complaintId} className={styles.complaint} role="status">
          <Quoting text={complaint} />
        </p>
      )}
    </div>
  );
}
