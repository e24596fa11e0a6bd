import { atom } from 'nanostores';
import { page } from '../../api/application.js';
import { type ConversationConfig, type Model } from '../../api/types.js';
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

/** What a new conversation is to say of how its replies are made; nothing where that is not for readers. */
export function chosenConfig(): ConversationConfig {
  return page.get().shows.model_choice ? configOf(replyChoice.get(), models.get()) : {};
}
