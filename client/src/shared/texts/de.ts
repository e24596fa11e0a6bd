import { app } from './de/app.js';
import { calendar } from './de/calendar.js';
import { common } from './de/common.js';
import { conversations } from './de/conversations.js';
import { shortcuts } from './de/shortcuts.js';

export const texts = {
  app,
  calendar,
  common,
  conversations,
  shortcuts,
};
