export interface Sent {
  readonly time: number;
  readonly bytes: number;
}

export interface Answered {
  readonly start: number;
  readonly sent: readonly Sent[];
}

export function sharedLink(bytesPerSecond: number, now?: () => number): (bytes: number) => number;

export function traffic(log: readonly Answered[], time: number): { requests: number; bytes: number };

export function throttle(
  address: string,
  connection: { latency: number; bytesPerSecond: number },
): Promise<{
  readonly address: string;
  readonly log: readonly (Answered & { readonly url: string })[];
  slow: boolean;
  restart(): void;
  close(): Promise<void>;
}>;
