import { useCallback, useEffect, useRef, useState } from 'react';
import { applicationIn, nameApplication, page } from '../../../api/application.js';
import { applicationKey } from '../../../api/knowledge/application-key.js';
import { getOverview } from '../../../api/knowledge/get-overview.js';
import { applicationsOfOperator, canLogIn } from '../../../api/knowledge/operator-access.js';
import { isAboutAccess, reasonOf } from '../reason-of.js';
import { type Access, afterCheck, type Checked } from './access.js';

export interface AccessControl {
  access: Access;
  /** Tries a key. Resolves when it is known what it is good for. */
  enter: (key: string) => Promise<void>;
  /** Looks at another application, where nobody needs a key. */
  choose: (applicationId: string) => void;
  /** Asks for another key, over what is on view. */
  askAgain: () => void;
  /** Goes on without another key. */
  dismiss: () => void;
  leave: () => void;
  retry: () => void;
}

/** Who looks after the knowledge: on a machine of one's own anybody; elsewhere whoever has a key of the application. */
export function useAccess(): AccessControl {
  const [access, setAccess] = useState<Access>({ kind: 'checking' });
  const checks = useRef(0);

  const check = useCallback(async (settle: (before: Access, checked: Checked) => Access = afterCheck) => {
    checks.current += 1;
    const own = checks.current;
    const checked = await readAccess();
    // Another was tried meanwhile.
    if (own === checks.current) setAccess((before) => settle(before, checked));
  }, []);

  useEffect(() => {
    void check();
    return () => {
      checks.current += 1;
    };
  }, [check]);

  return {
    access,
    enter: (key) => {
      applicationKey.hold(key);
      return check();
    },
    choose: (applicationId) => {
      nameApplication(applicationId);
      void check();
    },
    askAgain: () => {
      applicationKey.forget();
      void check((before, checked) => {
        if (before.kind !== 'in' || checked.kind === 'in') return checked;
        return checked.kind === 'out' ? { ...before, asksAgain: checked } : before;
      });
    },
    dismiss: () => {
      setAccess((before) => (before.kind === 'in' ? { ...before, asksAgain: null } : before));
    },
    leave: () => {
      applicationKey.forget();
      void check((_, checked) => checked);
    },
    retry: () => {
      setAccess({ kind: 'checking' });
      void check();
    },
  };
}

async function readAccess(): Promise<Checked> {
  const key = applicationKey.held;
  try {
    const named = applicationIn(window.location.search) ?? page.get().application_id;
    const { application_id: applicationId } = await getOverview(named);
    return { kind: 'in', applicationId, byKey: key !== null, asksAgain: null };
  } catch (error) {
    if (!isAboutAccess(error)) return { kind: 'failed', reason: reasonOf(error) };
    // One that was typed meanwhile has not been tried.
    if (applicationKey.held === key) applicationKey.forget();
    const applications = await applicationsOfOperator();
    const login = applications === null && (await canLogIn());
    return { kind: 'out', reason: key === null ? null : reasonOf(error), applications, login };
  }
}
