import { Upload } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../controls/Button.tsx';

interface ChooseFileProps {
  /** Whether to take less space, because a file is shown below. */
  readonly small: boolean;
  /** The types of files that can be chosen, as in `accept` of an input. */
  readonly accept: string;
  /** The name of the input: "File with a table". */
  readonly label: string;
  readonly onFile: (file: File) => void;
}

/** A button that lets a person choose a file. */
export function ChooseFile({ small, accept, label, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look={small ? 'plain' : 'primary'} data-start onClick={() => input.current?.click()}>
        <Upload size={14} aria-hidden="true" />
        {small ? 'Another file' : 'Choose a file'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // Allows choosing the same file again after it has been corrected.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
