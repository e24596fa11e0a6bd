import { FixedSettings } from '../../applications/testing/fixed-settings.js';
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
  const repository = new PromptsRepository(database);
  const prompts = new PromptManager(repository, clock, ids, database, new FixedSettings());
  await prompts.onModuleInit();
  return prompts;
}
