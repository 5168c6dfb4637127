/** Gives somebody a file to keep. */
export function downloadBytes(name: string, bytes: Uint8Array<ArrayBuffer>, type = 'application/octet-stream'): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Browsers fetch it after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The same of text, as UTF-8. */
export const downloadText = (name: string, text: string, type = 'text/plain;charset=utf-8'): void =>
  downloadBytes(name, new TextEncoder().encode(text), type);
