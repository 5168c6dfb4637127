import { useEffect, useRef, useState } from 'preact/hooks';

/** A value that is looked at now and then: the newest, at most once in so many milliseconds. */
export function useThrottled<Value>(value: Value, milliseconds: number): Value {
  const [shown, show] = useState({ value, at: 0 });
  const newest = useRef(value);
  newest.current = value;
  useEffect(() => {
    if (shown.value === value) return;
    const wait = Math.max(0, shown.at + milliseconds - performance.now());
    const timer = setTimeout(() => show({ value: newest.current, at: performance.now() }), wait);
    return () => clearTimeout(timer);
  }, [value, shown, milliseconds]);
  return shown.value;
}
