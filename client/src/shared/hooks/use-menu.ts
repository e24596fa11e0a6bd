import { type KeyboardEvent, type MouseEvent, type ToggleEvent, useId, useRef, useState } from 'react';

const GAP_PX = 4;

function moveFocus(list: HTMLElement, key: string): boolean {
  const items = Array.from(list.querySelectorAll<HTMLElement>('[role="menuitem"]'));
  const current = items.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: (current + 1) % items.length,
    ArrowUp: (current - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[key];
  if (target === undefined) return false;
  items[target]?.focus();
  return true;
}

/**
 * A menu button's behaviour on the browser's own popover: it closes on Escape and on a click elsewhere, gives the
 * focus back, and lies above whatever would clip it. The arrow keys walk its items.
 */
export function useMenu() {
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();

  function place(): void {
    const button = trigger.current?.getBoundingClientRect();
    const panel = list.current;
    if (!button || !panel) return;
    const { offsetHeight: height, offsetWidth: width } = panel;
    const below = button.bottom + GAP_PX;
    const fits = below + height <= window.innerHeight;
    panel.style.top = `${fits ? below : button.top - GAP_PX - height}px`;
    // Within the page, from the edge of the button that is at the end of the line.
    const left = panel.matches(':dir(rtl)') ? button.left : button.right - width;
    panel.style.left = `${Math.min(Math.max(GAP_PX, left), window.innerWidth - width - GAP_PX)}px`;
  }

  /** All at once: the browser tells of the opening later, when the next key may have been pressed already. */
  function show(): void {
    list.current?.showPopover();
    place();
    list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }

  return {
    close: () => {
      list.current?.hidePopover();
    },
    triggerProps: {
      ref: trigger,
      popoverTarget: id,
      'aria-haspopup': 'menu' as const,
      'aria-expanded': open,
      onClick: (event: MouseEvent) => {
        // An open one is closed by the browser.
        if (list.current?.matches(':popover-open')) return;
        event.preventDefault();
        show();
      },
    },
    listProps: {
      ref: list,
      id,
      role: 'menu',
      popover: 'auto' as const,
      onToggle: (event: ToggleEvent<HTMLDivElement>) => {
        setOpen(event.newState === 'open');
      },
      onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
        if (moveFocus(event.currentTarget, event.key)) event.preventDefault();
        if (event.key === 'Tab') event.currentTarget.hidePopover();
      },
    },
  };
}
