import { type RefObject, type SyntheticEvent, useLayoutEffect, useRef } from 'react';

export interface Modal {
  ref: RefObject<HTMLDialogElement | null>;
  onCancel: (event: SyntheticEvent) => void;
}

/**
 * What makes a `<dialog>` modal for as long as it is drawn: the browser keeps the focus in it, gives it back, and
 * `onClose` is called on Escape.
 */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);

  // In the layout phase, as closing a dialog that has left the page would not give the focus back.
  useLayoutEffect(() => {
    const element = ref.current;
    element?.showModal();
    return () => {
      element?.close();
    };
  }, []);

  return {
    ref,
    onCancel: (event) => {
      event.preventDefault();
      onClose();
    },
  };
}
