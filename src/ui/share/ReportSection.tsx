import { useEffect, useState } from 'react';
import { experiment } from '../../store/experiment.ts';
import { outcomeOf } from '../../store/outcome.ts';
import { run } from '../../store/run.ts';
import { silence } from '../../store/silence.ts';
import { Button } from '../controls/Button.tsx';
import { diagnose } from '../happening/diagnose.ts';
import { judge } from '../happening/judge.ts';
import { summarize } from '../happening/summary.ts';
import { printReport } from '../header/print.ts';
import { saveText } from '../saveText.ts';
import { CopyButton } from './CopyButton.tsx';
import { reportOf } from './report.ts';
import styles from './SharePanel.module.css';
import type { SharedLink } from './useSharedLink.ts';
import { fileName, titleOf } from './words.ts';

interface ReportSectionProps {
  readonly shared: SharedLink;
  /** Called before the page is printed. */
  readonly onPrint: () => void;
}

/** The report of the run as Markdown, and as a printed page. */
export function ReportSection({ shared: { spec, link }, onPrint }: ReportSectionProps) {
  const [text, setText] = useState('');
  useEffect(() => setText(reportNow(link)), [link]);
  return (
    <div className={styles.stack}>
      <p className={styles.note}>
        The settings, the layers and the numbers of the run as text, or the page with its pictures on paper or as PDF.
      </p>
      <textarea
        className={styles.text}
        aria-label="Report in Markdown"
        readOnly
        rows={12}
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <div className={styles.buttons}>
        <CopyButton text={text} said="Report copied">
          Copy as Markdown
        </CopyButton>
        <Button onClick={() => saveText(`${fileName(titleOf(spec), 'report')}.md`, 'text/markdown', text)}>
          Save as .md
        </Button>
        <Button
          onClick={() => {
            onPrint();
            printReport();
          }}
        >
          Print
        </Button>
      </div>
    </div>
  );
}

/** The report of the run on the screen. */
function reportNow(link: string): string {
  const now = run.getState();
  const document = experiment.getState();
  const findings = judge(summarize(now, document), { diagnose, silenced: silence.getState().ids });
  return reportOf({
    spec: document.spec,
    link,
    outcome: outcomeOf(now),
    editedAt: now.editedAt,
    ending: endingOf(now.state, now.frame?.step ?? 0),
    findings: findings.map(({ sentence }) => sentence),
  });
}

function endingOf({ status, reason }: ReturnType<typeof run.getState>['state'], step: number): string {
  if (reason !== null) return reason;
  if (step === 0) return 'The network is untrained.';
  return status === 'running' ? 'The run was still training.' : 'The run was paused by hand or at a chosen step.';
}
