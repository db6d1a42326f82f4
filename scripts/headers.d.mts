export const HEADERS: Readonly<Record<string, string>>;
export const IMMUTABLE: string;
export const REVALIDATE: string;
