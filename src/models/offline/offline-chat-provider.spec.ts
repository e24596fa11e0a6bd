import { loadConfig } from '../../config/config.js';
import { describeChatProvider } from '../chat-provider.contract.js';
import { RecordingSleeper } from '../testing/recording-sleeper.js';
import { OfflineChatProvider } from './offline-chat-provider.js';

describeChatProvider('the offline assistant', () => ({
  provider: new OfflineChatProvider(loadConfig({}), new RecordingSleeper()),
  models: [],
  bare: ['offline'],
}));
