export function serveFolder(root: string, port: number): Promise<{ address: string; close(): Promise<void> }>;
