import { type ReactNode, useRef } from 'react';
import { Button } from '../controls/Button.tsx';

interface FileButtonProps {
  /** The name of a round button, which contains an icon; other buttons have their text. */
  readonly label?: string;
  /** The endings of files: `.md`. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** A button that lets a person choose a file. */
export function FileButton({ label, accept, onFile, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        look={label === undefined ? 'plain' : 'round'}
        aria-label={label}
        title={label}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file can be chosen again.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
