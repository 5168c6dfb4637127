import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** How large an element is in the page's pixels, and how many of the screen's one of them is. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** The size of an element, followed as it changes; undefined until it is known, or where there is no room. */
export function useBox(element: RefObject<HTMLElement>): Box | undefined {
  const [box, setBox] = useState<Box>();
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (): void => setBox((last) => changed(last, current));
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    // Zooming changes the ratio, and says so here.
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [element]);
  return box;
}

function changed(last: Box | undefined, { clientWidth: width, clientHeight: height }: HTMLElement): Box | undefined {
  if (width === 0 || height === 0) return undefined;
  const ratio = devicePixelRatio;
  return last?.width === width && last.height === height && last.ratio === ratio ? last : { width, height, ratio };
}
