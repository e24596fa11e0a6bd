import { type Clock } from '../../common/clock.js';
import { type IdGenerator } from '../../common/id-generator.js';
import { type Database } from '../../database/database.js';
import { PromptManager } from '../prompt-manager.js';
import { PromptsRepository } from '../prompts.repository.js';

/** Prompt templates, the default one among them, on the database that a test made. */
export async function createPrompts(
  database: Database,
  clock: Clock,
  ids: IdGenerator,
): Promise<PromptManager> {
  const prompts = new PromptManager(new PromptsRepository(database), clock, ids, database);
  await prompts.onModuleInit();
  return prompts;
}
