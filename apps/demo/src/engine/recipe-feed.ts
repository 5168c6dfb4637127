import type { RecipeEvent } from '../protocol/index.js';
import { paced, tellSafely } from './paced.js';

/** Tells the page of a recipe that runs, no more often than it can show. */
export interface RecipeFeed {
  /** What the recipe prints, with its line ends. */
  text(text: string): void;
  /** A network was trained for so many epochs. */
  fitted(epochs: number): void;
  /** Sends what is held back. */
  flush(): void;
}

/** Milliseconds between two messages. */
const pace = 33;

/** A feed to a listener. */
export function createRecipeFeed(listen: (event: RecipeEvent) => unknown): RecipeFeed {
  const lines: string[] = [];
  let networks = 0;
  let epochs = 0;
  const { tell, flush } = paced(pace, () => {
    tellSafely(listen, { text: lines.splice(0).join(''), networks, epochs });
  });
  return {
    text: (text) => {
      // Of epochs that end faster than anybody reads, the newest line of each batch is enough.
      if (isEpochLine(text) && isEpochLine(lines.at(-1) ?? '')) lines.pop();
      lines.push(text);
      tell();
    },
    fitted: (more) => {
      networks++;
      epochs += more;
      tell();
    },
    flush,
  };
}

const isEpochLine = (text: string): boolean => /^(?:Model \d+: )?Epoch \d+\/[^\n]*\n$/u.test(text);
