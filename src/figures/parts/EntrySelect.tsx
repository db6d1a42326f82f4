import { Select } from '../../ui/controls/Select.tsx';

interface EntrySelectProps<Id extends string> {
  readonly label: string;
  readonly entries: Readonly<Record<Id, { readonly label: string }>>;
  readonly value: Id;
  readonly onChoose: (id: Id) => void;
}

/** A select of one of several entries by their labels. */
export function EntrySelect<Id extends string>({ label, entries, value, onChoose }: EntrySelectProps<Id>) {
  const options = Object.entries<{ readonly label: string }>(entries).map(([id, entry]) => ({
    id,
    label: entry.label,
  }));
  return <Select look="pill" label={label} value={value} options={options} onChoose={(id) => onChoose(id as Id)} />;
}
