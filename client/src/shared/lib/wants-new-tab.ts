import { FRAMED_APPLICATION } from './host.js';

/** Whether a link is to be opened beside the page. From a frame it is not: another tab would have nobody's token. */
export function wantsNewTab(event: Pick<MouseEvent, 'metaKey' | 'ctrlKey' | 'shiftKey'>): boolean {
  return FRAMED_APPLICATION === null && (event.metaKey || event.ctrlKey || event.shiftKey);
}
