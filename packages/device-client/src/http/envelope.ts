import { type ErrorCode, LinnetError } from '@linnet/core';
import { printableLine, told, toldValue } from './device-text.js';
import type { Incoming } from './send.js';
import { readJson } from './tolerant-json.js';

/** A success: what was asked for, and what was coerced. */
export interface Opened {
  readonly data: unknown;
  readonly warnings: readonly string[];
}

/** What an answer is to, for messages. */
export interface Asked {
  readonly address: string;
  /** Such as `slot1/neuralnetwork/upload_network`. */
  readonly what: string;
}

/**
 * Opens an answer of the API.
 * @throws LinnetError `device-protocol` for what is none; for a refusal the code that fits.
 */
export function openAnswer(answer: Incoming, asked: Asked): Opened {
  checkStatus(answer, asked);
  const { success, data, code, messages } = envelopeOf(answer.bytes, asked);
  const texts = Array.isArray(messages) ? messages.slice(0, mostMessages).map(messageOf) : [];
  if (success === true) return { data, warnings: texts };
  throw refusalOf(typeof code === 'string' ? code : null, texts, asked);
}

/** Of one answer; a device has few. */
const mostMessages = 20;

const messageOf = (message: unknown): string => (typeof message === 'string' ? told(message) : toldValue(message));

function envelopeOf(bytes: Uint8Array, asked: Asked): Readonly<Record<string, unknown>> {
  const value = jsonOf(bytes, asked);
  if (typeof value === 'object' && value !== null && 'success' in value && typeof value.success === 'boolean') {
    return { ...value };
  }
  throw garbled(asked, 'it holds no "success"');
}

/**
 * Reads an answer that is bare JSON.
 * @throws LinnetError `device-protocol` for what is not JSON.
 */
export function jsonOf(bytes: Uint8Array, asked: Asked): unknown {
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw garbled(asked, 'it is not JSON', cause);
  }
}

/** An answer that does not hold what was asked for. */
export const garbled = ({ address, what }: Asked, reason: string, cause?: unknown): LinnetError =>
  new LinnetError(
    'device-protocol',
    `The answer of ${address} to ${what} cannot be read: ${reason}. Check that this is a Moku, with a current MokuOS.`,
    cause === undefined ? {} : { cause },
  );

/**
 * HTTP says what the API cannot. What the API refuses, it refuses with status 200.
 * @throws LinnetError for every status but 200.
 */
export function checkStatus({ status, bytes }: Incoming, { address, what }: Asked): void {
  if (status === 200) return;
  const error = (code: ErrorCode, message: string) => new LinnetError(code, message);
  if (status === 404) {
    const isFirst = what.endsWith('claim_ownership');
    throw isFirst
      ? error('device-protocol', `${address} has no Moku API: check that it is a Moku with a current MokuOS.`)
      : error('device-refused', `${address} does not know ${what}.`);
  }
  if (status === 502) throw error('device-protocol', `The API server of ${address} does not run; restart the Moku.`);
  if (status === 504) throw error('device-timeout', `${address} ran out of time over ${what}.`);
  // Pages are told no more of a redirection than that it is one.
  if (status === 0 || (status >= 300 && status < 400)) {
    throw error('device-protocol', `${address} sends ${what} elsewhere: check that it is a Moku, and its address.`);
  }
  const text = bodyText(bytes);
  // Of those who are asked wrongly the status begins with 4.
  if (status >= 400 && status < 500) {
    throw error('device-refused', `${address} refused ${what} (HTTP ${status}): ${text}`);
  }
  throw error('device-protocol', `${address} failed over ${what} (HTTP ${status}): ${text}`);
}

/** What stands beside a status. A web page is told by its title: a Moku sends none, but for its web server. */
function bodyText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).trim();
  if (!/^<(?:!doctype|\?xml|html)/iu.test(text)) return told(text) || 'it says no more';
  const title = /<title[^>]*>([^<]{1,80})/iu.exec(text)?.[1]?.trim() ?? '';
  return `it sent a web page${title === '' ? '' : `, "${printableLine(title)}"`}. Check that it is a Moku, its address and its port.`;
}

const adviceOn = "Deploy it once from the vendor's application, or name a folder that has it (`bitstreams`).";

/** What the device says when it does nothing. How it words a request of one who is not the owner is not documented. */
function refusalOf(code: string | null, messages: readonly string[], { address, what }: Asked): LinnetError {
  const said = told(messages.join(' ')) || 'it says no more';
  const options = { problems: messages.length > 0 ? messages : [said] };
  const refuse = (kind: ErrorCode, text: string): LinnetError => new LinnetError(kind, text, options);
  if (code === 'NO_PLATFORM_BIT_STREAM' || code === 'NO_BITSTREAM' || code === 'NO_BIT_STREAM') {
    return refuse('device-bitstream', `${address} lacks the bitstream for ${what}: ${said} ${adviceOn}`);
  }
  if (what.endsWith('claim_ownership')) {
    return refuse('device-owned', `${address} is taken: ${said} Wait, or connect with force: true.`);
  }
  if (code === 'INVALID_PARAM') return refuse('device-parameter', `${address} refused ${what}: ${said}`);
  if (/\bown(s|ed|er|ership)\b|client key/iu.test(said)) {
    return refuse('device-owned', `${address} is no longer ours, and did not do ${what}: ${said}`);
  }
  return refuse('device-refused', `${address} refused ${what}: ${said}${code === null ? '' : ` (${told(code)})`}`);
}
