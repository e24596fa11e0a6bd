import { type MouseEvent, type ReactNode } from 'react';

interface ReplyLinkProps {
  /** Empty where it led to something that must not be opened, such as a script. */
  href: string | undefined;
  /** What a footnote needs: its id, and the words that say where it leads. */
  footnote: { id?: string; 'aria-label'?: string; 'aria-describedby'?: string } | null;
  children: ReactNode;
}

function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  // The address stays: it says which conversation is on view.
  event.preventDefault();
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  if (!target) return;
  if (!target.matches('a')) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
}

/** A link of a reply. What leads nowhere is no link. */
export function ReplyLink({ href = '', footnote, children }: ReplyLinkProps) {
  if (footnote) {
    return (
      <a href={href} onClick={goTo} {...footnote}>
        {children}
      </a>
    );
  }
  if (href === '' || href.startsWith('#')) return children;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
