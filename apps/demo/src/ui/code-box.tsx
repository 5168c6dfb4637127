import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.js';

/** What a {@link CodeBox} takes. */
export interface CodeBoxProps {
  readonly code: string;
  readonly title: string;
}

const copyTexts = {
  idle: '',
  copied: 'Copied.',
  failed: 'The browser does not let the page copy. The code is selected: copy it with the keys.',
} as const;

/** Code to read and to copy. */
export function CodeBox({ code, title }: CodeBoxProps) {
  const text = useRef<HTMLPreElement>(null);
  const [outcome, setOutcome] = useState<keyof typeof copyTexts>('idle');
  useEffect(() => setOutcome('idle'), [code]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setOutcome('copied');
    } catch {
      if (text.current !== null) getSelection()?.selectAllChildren(text.current);
      setOutcome('failed');
    }
  };
  return (
    <figure class="code-box">
      <figcaption class="panel-head">
        <span>{title}</span>
        <span class="actions">
          <span role="status">{copyTexts[outcome]}</span>
          <Button label={`Copy ${title}`} onClick={() => void copy()}>
            Copy
          </Button>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys */}
      <pre ref={text} tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
