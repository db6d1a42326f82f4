import { TEXT } from '../../../table/limits.ts';
import { Button } from '../../controls/Button.tsx';
import { Quoting } from '../../Quoting.tsx';
import tab from '../browse/Tab.module.css';
import { ChooseFile } from '../own/ChooseFile.tsx';
import { formatBytes } from '../own/formatBytes.ts';
import own from '../own/OwnTab.module.css';
import { bringText, readPasted, useTexts, writeText } from './importing.ts';
import { TextPreview } from './TextPreview.tsx';

/** Imports a person's own text: its source, the vocabulary and what is left out of it. */
export function TextTab() {
  const { draft, problem, isReading } = useTexts((store) => store);
  return (
    <div className={tab.tab}>
      <TextSources small={draft !== null} />
      <p role="status" className={isReading ? own.reading : 'visually-hidden'}>
        {isReading && 'Reading the text …'}
      </p>
      <div role="alert">
        {problem && (
          <p className={own.problem}>
            <Quoting text={problem.message} />
            {draft ? ' The text below is the previous one.' : ''}
          </p>
        )}
      </div>
      {draft && <TextPreview draft={draft.of} name={draft.name} />}
    </div>
  );
}

/** @param small whether to take less space, because a text is shown below */
function TextSources({ small }: { readonly small: boolean }) {
  const text = useTexts((store) => store.text);
  return (
    <div className={`${own.sources} ${small ? own.small : ''}`}>
      <div className={own.file}>
        <ChooseFile
          small={small}
          accept=".txt,.md,text/plain"
          label="File with a text"
          onFile={(file) => void bringText(file)}
        />
        {!small && (
          <p>
            Plain text of up to {formatBytes(TEXT.bytes)}, from which a network learns to predict the next character or
            word. You can also drop a file here. The text stays in this browser unless you share it.
          </p>
        )}
      </div>
      <details className={own.paste} open={!small}>
        <summary>Paste text</summary>
        <textarea
          aria-label="Your text"
          rows={small ? 4 : 7}
          dir="auto"
          spellCheck={false}
          value={text}
          onChange={({ target }) => writeText(target.value)}
        />
        <Button reason={text.trim() === '' ? 'There is no text yet' : null} onClick={() => void readPasted()}>
          Read the text
        </Button>{' '}
        <Button look="quiet" onClick={() => void readExample()}>
          Use an example
        </Button>
      </details>
    </div>
  );
}

async function readExample(): Promise<void> {
  const { EXAMPLE, EXAMPLE_NAME } = await import('./example.ts');
  writeText(EXAMPLE);
  await readPasted(EXAMPLE_NAME);
}
