import { app } from './ar/app.js';
import { calendar } from './ar/calendar.js';
import { common } from './ar/common.js';
import { conversations } from './ar/conversations.js';
import { shortcuts } from './ar/shortcuts.js';

export const texts = {
  app,
  calendar,
  common,
  conversations,
  shortcuts,
};
