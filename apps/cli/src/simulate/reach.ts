/** Where a simulator can be reached, and by whom. */
export interface Reach {
  /** What a client on this machine connects to. */
  readonly address: string;
  /** Where others can reach it: a sentence that says so. */
  readonly warning?: string;
}

/** Addresses that stand for all of this machine are none to connect to: its own takes their place. */
export function reachOf(bound: string): Reach {
  const port = bound.slice(bound.lastIndexOf(':') + 1);
  const host = bound.slice(0, -port.length - 1);
  if (/^(127\.[\d.]+|\[::1\]|\[::ffff:127\.[\d.]+\])$/u.test(host)) return { address: bound };
  const warning = `Whoever reaches ${bound} can use it and change all of it: it asks nobody for a password.`;
  if (host === '0.0.0.0') return { address: `127.0.0.1:${port}`, warning };
  return host === '[::]' ? { address: `[::1]:${port}`, warning } : { address: bound, warning };
}
