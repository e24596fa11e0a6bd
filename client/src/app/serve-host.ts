import { FRAMED_APPLICATION, hearHost, tellHost } from '../shared/lib/host.js';
import { focusMain, focusMessageField } from '../shared/lib/message-field.js';

/** What a page in a frame does for the site around it: takes the focus when it is shown, and gives it back on Escape. */
export function serveHost(): void {
  if (FRAMED_APPLICATION === null) return;
  hearHost(({ chat }) => {
    if (chat !== 'shown') return;
    // On a touch screen the message box would open the keyboard over what there is to read.
    if (window.matchMedia('(pointer: fine)').matches) focusMessageField();
    else focusMain();
  });
  // On the window, behind whatever on the page takes the key for itself.
  window.addEventListener('keydown', (event) => {
    const isCovered = document.querySelector(':modal, :popover-open') !== null;
    if (event.key === 'Escape' && !event.shiftKey && !event.defaultPrevented && !isCovered) {
      tellHost({ chat: 'close' });
    }
  });
  tellHost({ chat: 'ready' });
}
