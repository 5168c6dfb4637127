/** Standard output, for the command alone. */
export interface StandardOutput {
  write(text: string): void;
  release(): void;
}

/**
 * With --json standard output belongs to one document: whatever a job prints, by whatever means, goes to standard
 * error until it is released.
 */
export function keepStandardOutput(keep: boolean): StandardOutput {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  if (keep) stdout.write = stderr.write.bind(stderr);
  return {
    write: (text) => void write(text),
    release: () => {
      stdout.write = write;
    },
  };
}
