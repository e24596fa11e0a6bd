import { useStore } from '@nanostores/react';
import { listFiles } from '../../api/list-files.js';
import { useResource } from '../../shared/hooks/use-resource.js';
import { conversationsTexts } from '../../shared/texts/en/conversations.js';

/** Says that the files of a conversation go with it: how many, where that is known. Nothing where it has none. */
export function FilesToo({ conversationId }: { conversationId: string }) {
  const t = useStore(conversationsTexts);
  const { resource } = useResource(conversationId, listFiles);
  // It comes behind the rest of what is asked, which is read out before.
  return <p role="status">{wordsOf(t, resource)}</p>;
}

/** @param files as far as they are known. */
export function wordsOf(
  t: ReturnType<typeof conversationsTexts.get>,
  files: ReturnType<typeof useResource<readonly unknown[]>>['resource'],
): string | null {
  if (files.status === 'loading') return null;
  if (files.status === 'failed') return t.anyFilesToo;
  return files.value.length === 0 ? null : t.filesToo(files.value.length);
}
