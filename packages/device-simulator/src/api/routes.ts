import type { Answer } from '../http/answer.js';

/** A request as the API sees it. */
export interface Request {
  /** `GET` or `POST`. */
  readonly method: string;
  /** The path of the address, such as `/api/moku/name`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The value of the header `Moku-Client-Key`. */
  readonly key: string | undefined;
}

/** Where a request leads: an operation with its name, or nowhere. */
export interface Route {
  /** The last part of the path that is a name. */
  readonly operation: string;
  /** Files, and claims, are for everybody. */
  readonly needsKey: boolean;
  readonly run: (request: Request) => Answer | Promise<Answer>;
}

/** A route for everybody. */
export const open = (operation: string, run: Route['run']): Route => ({ operation, needsKey: false, run });
/** A route for the owner. */
export const keyed = (operation: string, run: Route['run']): Route => ({ operation, needsKey: true, run });
