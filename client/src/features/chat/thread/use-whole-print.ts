import { useEffect, useState } from 'react';
import { useShortcut } from '../../../shared/hooks/use-shortcut.js';
import { keys } from '../../../shared/lib/keys.js';
import { type EarlierMessages } from '../session/use-earlier-messages.js';

/** Prints all of a conversation, also what the page has not read yet: that is read first. */
export function useWholePrint({ available, loadAll }: EarlierMessages): void {
  const [due, setDue] = useState(false);

  useShortcut({
    matches: (event) => available && keys.print(event),
    run: () => {
      void loadAll().then(setDue);
    },
    inFields: true,
  });

  useEffect(() => {
    // By now all that was read is on the page.
    if (!due || available) return;
    setDue(false);
    window.print();
  }, [due, available]);
}
