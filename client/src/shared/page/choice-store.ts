import { atom } from 'nanostores';
import { page } from '../../api/application.js';
import { listModels } from '../../api/list-models.js';
import { type ConversationConfig, type Model } from '../../api/types.js';
import { shareOnce } from '../lib/share-once.js';
import { storage } from '../lib/storage.js';
import { configOf, readChoice, type ReplyChoice } from './reply-choice.js';

/** Of each application: another has other models to choose from. */
const key = () => `reply_choice ${page.get().application_id}`;

/** The models that the server has; none while they are not known. */
export const models = atom<readonly Model[]>([]);

/** How the reader wants the replies of new conversations to be made. */
export const replyChoice = atom<ReplyChoice>(readChoice(null));

export function recallChoice(): void {
  replyChoice.set(readChoice(storage.read(key())));
}

export function choose(choice: ReplyChoice): void {
  replyChoice.set(choice);
  storage.write(key(), JSON.stringify(choice));
}

/** Reads once what models the server has, and again where it could not be told. */
export const readModels = shareOnce(async () => {
  const listed = await listModels();
  models.set(listed);
  return listed;
});

/** What a new conversation is to say of how its replies are made; nothing where that is not for readers. */
export async function chosenConfig(): Promise<ConversationConfig> {
  if (!page.get().shows.model_choice) return {};
  const choice = replyChoice.get();
  if (choice.model === null && choice.length === 'standard') return configOf(choice, [], page.get());
  const known = await readModels().catch(() => null);
  if (known) return configOf(choice, known, page.get());
  // Where the server does not tell what it has, it judges what was chosen before.
  return { ...configOf(choice, [], page.get()), ...(choice.model !== null && { model: choice.model }) };
}
