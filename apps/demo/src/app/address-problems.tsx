import { usePageState } from '../state/use-page-state.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';

/** What of the address could not be used, until somebody puts it away. */
export function AddressProblems() {
  const { problems, reset, dismiss } = usePageState();
  if (problems.length === 0) return null;
  return (
    <Notice kind="warning" onDismiss={dismiss}>
      <p>Not all of this address could be used. Where it makes no sense, the page's own settings stand in.</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <Button onClick={reset}>Use this page's own settings</Button>
    </Notice>
  );
}
