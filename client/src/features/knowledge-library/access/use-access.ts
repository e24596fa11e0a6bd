import { useCallback, useEffect, useState } from 'react';
import { page } from '../../../api/application.js';
import { applicationKey } from '../../../api/knowledge/application-key.js';
import { getOverview } from '../../../api/knowledge/get-overview.js';
import { applicationsOfOperator, canLogIn } from '../../../api/knowledge/operator-access.js';
import { tabStorage } from '../../../shared/lib/storage.js';
import { isAboutAccess, reasonOf } from '../reason-of.js';

const CHOICE = 'knowledge_application';

export type Access =
  | { kind: 'checking' }
  | { kind: 'failed'; reason: string }
  /** `byKey`: the application is that of the key, and no other can be chosen. */
  | { kind: 'in'; applicationId: string; byKey: boolean }
  | {
      kind: 'out';
      /** Why the key that was tried is none. */
      reason: string | null;
      /** Those that an operator who is logged in may open; null where nobody is. */
      applications: readonly string[] | null;
      /** Whether operators can log in. */
      login: boolean;
    };

export interface AccessControl {
  access: Access;
  /** Tries a key. */
  enter: (key: string) => void;
  /** Looks at another application, where nobody needs a key. */
  choose: (applicationId: string) => void;
  leave: () => void;
  retry: () => void;
}

/** Who looks after the knowledge: on a machine of one's own anybody; elsewhere whoever has a key of the application. */
export function useAccess(): AccessControl {
  const [access, setAccess] = useState<Access>({ kind: 'checking' });

  const check = useCallback(async () => {
    setAccess(await readAccess());
  }, []);

  useEffect(() => {
    let left = false;
    void readAccess().then((read) => {
      if (!left) setAccess(read);
    });
    return () => {
      left = true;
    };
  }, []);

  return {
    access,
    enter: (key) => {
      applicationKey.hold(key);
      void check();
    },
    choose: (applicationId) => {
      tabStorage.write(CHOICE, applicationId);
      void check();
    },
    leave: () => {
      applicationKey.forget();
      void check();
    },
    retry: () => {
      setAccess({ kind: 'checking' });
      void check();
    },
  };
}

async function readAccess(): Promise<Access> {
  const byKey = applicationKey.held !== null;
  try {
    const overview = await getOverview(tabStorage.read(CHOICE) ?? page.get().application_id);
    return { kind: 'in', applicationId: overview.application_id, byKey };
  } catch (error) {
    if (!isAboutAccess(error)) return { kind: 'failed', reason: reasonOf(error) };
    applicationKey.forget();
    const applications = await applicationsOfOperator();
    const login = applications === null && (await canLogIn());
    return { kind: 'out', reason: byKey ? reasonOf(error) : null, applications, login };
  }
}
