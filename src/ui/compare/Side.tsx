import { ArrowLeft, Maximize2, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { type Command, message, readReport } from '../../embedding/protocol.ts';
import { formatCount } from '../../math/format.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Compare.module.css';
import { CurveMark } from './CurveMark.tsx';
import { sideAddress } from './frame.ts';
import { type Conducted, conductByKeys } from './keys.ts';
import { useConducted, useConductor } from './useConductor.ts';
import { spoken } from './words.ts';

interface SideProps {
  /** Identifies it while others come and go. */
  readonly id: string;
  /** Its letter. */
  readonly name: string;
  readonly place: number;
  readonly text: string;
  /** What it has in common with the others, or how it differs from the first. */
  readonly words: string;
  readonly edits: boolean;
  /** Whether there are many sides, so that each has little room. */
  readonly isSmall: boolean;
  /** What the keys of the transport do, also in the frame. */
  readonly keys: Conducted;
  readonly onEdit: (edits: boolean) => void;
  /** Called with the text of the experiment after an edit in the frame. */
  readonly onText: (text: string) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

/** One of the experiments that are compared: its differences, and the page itself in a frame. */
export function Side(props: SideProps) {
  const { id, name, place, text, words, edits, isSmall, keys, onEdit, onText, onOpen, onRemove } = props;
  const extent = edits ? 'all' : isSmall ? 'small' : 'usual';
  const conductor = useConductor();
  const frame = useRef<HTMLIFrameElement>(null);
  const [source] = useState(() => sideAddress(text, extent));
  /** What the frame shows. */
  const shown = useRef({ text, extent });
  const takeText = useRef(onText);
  const status = useConducted((one) => one.run(id)?.status ?? 'loading');
  const reason = useConducted((one) => one.run(id)?.reason ?? null);
  const ahead = useConducted((one) => one.stepAhead(id));
  const catchesUp = useConducted((one) => one.catchesUp);
  const isStuck = status === 'diverged' || status === 'failed';

  useEffect(() => {
    takeText.current = onText;
  });

  useEffect(() => {
    const send = (command: Command) =>
      frame.current?.contentWindow?.postMessage(message(command), window.location.origin);
    const remove = conductor.add(id, send);
    const onMessage = ({ source: from, origin, data }: MessageEvent) => {
      if (from !== frame.current?.contentWindow || origin !== window.origin) return;
      const report = readReport(data);
      if (report?.type === 'size') {
        frame.current?.style.setProperty('--content', String(report.height));
      } else if (report?.type === 'experiment') {
        shown.current = { ...shown.current, text: report.text };
        takeText.current(report.text);
      } else if (report) conductor.receive(id, report);
    };
    window.addEventListener('message', onMessage);
    send({ type: 'ask' });
    return () => {
      window.removeEventListener('message', onMessage);
      remove();
    };
  }, [conductor, id]);

  // The frame opens another experiment or shows other parts without loading again, and adds no entry to the history.
  useEffect(() => {
    if (shown.current.text === text && shown.current.extent === extent) return;
    shown.current = { text, extent };
    frame.current?.contentWindow?.location.replace(sideAddress(text, extent));
  }, [text, extent]);

  return (
    <section className={styles.side} data-edits={edits || undefined} aria-label={`Experiment ${name}`}>
      <header className={styles.sideHead}>
        <h2 className={styles.sideName}>
          <CurveMark place={place} />
          {name}
        </h2>
        <p className={styles.words} title={words}>
          {isStuck && <b className={styles.stuck}>{status} · </b>}
          {ahead !== null && <b>{behindWords(ahead, catchesUp)} </b>}
          {words}
        </p>
        {edits ? (
          <Button className={styles.back} onClick={() => onEdit(false)}>
            <ArrowLeft size={14} aria-hidden="true" />
            Back to the comparison
          </Button>
        ) : (
          <span className={styles.tools}>
            <Button look="round" aria-label={`Edit ${name}`} title="Change its settings" onClick={() => onEdit(true)}>
              <SlidersHorizontal size={14} aria-hidden="true" />
            </Button>
            <Button
              look="round"
              aria-label={`Open ${name} alone`}
              title="End the comparison and go on with this one, as trained"
              onClick={onOpen}
            >
              <Maximize2 size={14} aria-hidden="true" />
            </Button>
            <Button look="round" aria-label={`Remove ${name}`} title="Remove it" onClick={onRemove}>
              <X size={15} aria-hidden="true" />
            </Button>
          </span>
        )}
      </header>
      <iframe
        ref={frame}
        className={styles.frame}
        src={source}
        title={`Experiment ${name}, ${edits ? 'all settings' : 'network and output'}. ${spoken(words)}`}
        onLoad={({ currentTarget }) => {
          if (currentTarget.contentWindow) conductByKeys(currentTarget.contentWindow, keys);
        }}
      />
      {isStuck && reason !== null && <p className={styles.reason}>{reason}</p>}
    </section>
  );
}

function behindWords(ahead: number, catchesUp: boolean): string {
  const goal = `to step ${formatCount(ahead)}, where the others are`;
  return catchesUp ? `It trains alone ${goal}.` : `Play first trains it ${goal}.`;
}
