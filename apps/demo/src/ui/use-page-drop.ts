import { useEffect, useRef } from 'preact/hooks';

/** Takes files that are dropped on the page beside the places for them, where they are wanted; nowhere if `wants` is undefined. */
export function usePageDrop(
  wants: ((file: File) => Promise<boolean>) | undefined,
  take: (files: FileList) => Promise<void>,
): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (wants === undefined) return;
    const over = (event: DragEvent): void => event.preventDefault();
    const drop = async (event: DragEvent): Promise<void> => {
      const files = event.dataTransfer?.files;
      const first = files?.[0];
      // A place for files has it already.
      if (event.defaultPrevented && event.target instanceof Element && event.target.closest('.file-drop')) return;
      event.preventDefault();
      if (files !== undefined && first !== undefined && (await wants(first))) await latest.current(files);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
    };
  }, [wants]);
}

/** Keeps the page where nobody wants what is dropped: the browser would open the file in its place. */
export function useDropGuard(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
    };
    addEventListener('dragover', refuse);
    addEventListener('drop', refuse);
    return () => {
      removeEventListener('dragover', refuse);
      removeEventListener('drop', refuse);
    };
  }, []);
}
