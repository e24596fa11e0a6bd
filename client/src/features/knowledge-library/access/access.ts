/** Nobody is let in, until there is a key that is. */
export interface Outside {
  kind: 'out';
  /** Why the key that was tried is none. */
  reason: string | null;
  /** Those that an operator who is logged in may open; null where nobody is. */
  applications: readonly string[] | null;
  /** Whether operators can log in. */
  login: boolean;
}

export interface Inside {
  kind: 'in';
  applicationId: string;
  /** The application is that of the key, and no other can be chosen. */
  byKey: boolean;
  /** A key is asked for once more, over what is on view; null where none is. */
  asksAgain: Outside | null;
}

/** What a check comes to. */
export type Checked = Inside | Outside | { kind: 'failed'; reason: string };

export type Access = { kind: 'checking' } | Checked;

/** What follows from a check. Whoever is asked for another key keeps what is on view until one is taken. */
export function afterCheck(before: Access, checked: Checked): Access {
  if (before.kind !== 'in' || before.asksAgain === null || checked.kind === 'in') return checked;
  if (checked.kind === 'out') return { ...before, asksAgain: checked };
  return { ...before, asksAgain: { ...before.asksAgain, reason: checked.reason } };
}

/** Whose files on their way may be sent: `all`, where nobody needs a key; those of the application of a key; `none`. */
export type Admitted = { to: 'all' | 'none' } | { to: 'one'; applicationId: string };

/** @returns undefined where that is not known yet. */
export function admittedBy(access: Access): Admitted | undefined {
  if (access.kind === 'out') return { to: 'none' };
  if (access.kind !== 'in') return undefined;
  if (access.asksAgain !== null) return { to: 'none' };
  return access.byKey ? { to: 'one', applicationId: access.applicationId } : { to: 'all' };
}
