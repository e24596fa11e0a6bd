import { app } from './de/app.js';
import { calendar } from './de/calendar.js';
import { choice } from './de/choice.js';
import { choiceDialog } from './de/choice-dialog.js';
import { common } from './de/common.js';
import { composer } from './de/composer.js';
import { conversations } from './de/conversations.js';
import { documents } from './de/documents.js';
import { exporting } from './de/export.js';
import { feedback } from './de/feedback.js';
import { files } from './de/files.js';
import { knowledge } from './de/knowledge.js';
import { library } from './de/library.js';
import { message } from './de/message.js';
import { problems } from './de/problems.js';
import { refusals } from './de/refusals.js';
import { search } from './de/search.js';
import { selecting } from './de/selecting.js';
import { shared } from './de/shared.js';
import { sharing } from './de/sharing.js';
import { shortcuts } from './de/shortcuts.js';
import { thread } from './de/thread.js';
import { trace } from './de/trace.js';
import { uploads } from './de/uploads.js';

export const texts = {
  app,
  calendar,
  choice,
  'choice-dialog': choiceDialog,
  common,
  composer,
  conversations,
  documents,
  export: exporting,
  feedback,
  files,
  knowledge,
  library,
  message,
  problems,
  refusals,
  search,
  selecting,
  shared,
  sharing,
  shortcuts,
  thread,
  trace,
  uploads,
};
