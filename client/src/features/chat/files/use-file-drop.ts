import { useEffect, useState } from 'react';
import { useLatest } from '../../../shared/hooks/use-latest.js';

/** Something over the page is open, and what is dropped is not meant for what is under it. */
const isCovered = () => document.querySelector(':modal') !== null;

/** What was dropped: what may be a folder, and files that lie in none, such as a picture of another page. */
export interface Dropped {
  entries: readonly FileSystemEntry[];
  files: readonly File[];
}

function droppedIn({ items }: DataTransfer): Dropped {
  const dropped = [...items].map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return {
    entries: dropped.flatMap(({ entry }) => (entry ? [entry] : [])),
    files: dropped.flatMap(({ entry, file }) => (entry || !file ? [] : [file])),
  };
}

/**
 * Files that are dropped anywhere on the page. Where none are taken they are not opened in its place, either.
 * @param onDrop null where none are taken. @returns whether some are held over the page.
 */
export function useFileDrop(onDrop: ((dropped: Dropped) => void) | null): boolean {
  const latest = useLatest(onDrop);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const controller = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) => {
      const listener = (event: DragEvent) => {
        if (event.dataTransfer?.types.includes('Files')) act(event);
      };
      document.addEventListener(type, listener, { signal: controller.signal });
    };
    const isTaken = () => latest.current !== null && !isCovered();
    listen('dragover', (event) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = isTaken() ? 'copy' : 'none';
      setOver(isTaken());
    });
    listen('dragleave', ({ relatedTarget }) => {
      // Within the page it is only another element.
      if (relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      event.preventDefault();
      setOver(false);
      // Read at once: they are gone when the event is over.
      if (isTaken() && event.dataTransfer) latest.current?.(droppedIn(event.dataTransfer));
    });
    return () => {
      controller.abort();
    };
  }, [latest]);

  return over;
}
