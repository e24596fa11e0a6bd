import { describeOnEachDatabase } from '../database/testing/databases.js';
import { describeConversationWords } from './conversation-words.contract.js';

describeOnEachDatabase('the words of conversations', describeConversationWords);
