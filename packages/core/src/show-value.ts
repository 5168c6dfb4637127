/** A value as messages about it say it: text in quotes, numbers as they are, what is larger by its kind. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
