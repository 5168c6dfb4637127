import type { RecordedRequest } from '@linnet/device-simulator';

/** So much of a body and of an answer is printed. */
const mostCharacters = 500;

/** A request with its answer as a line of JSON; what is long in it is cut, and how much of it is said. */
export const requestLine = (request: RecordedRequest): string =>
  JSON.stringify({ request: { ...request, body: cut(request.body), answer: cut(request.answer) } });

function cut(text: string): string {
  const rest = text.length - mostCharacters;
  return rest > 0 ? `${text.slice(0, mostCharacters)}... (${rest} characters more)` : text;
}
