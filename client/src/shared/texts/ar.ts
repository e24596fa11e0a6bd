import { app } from './ar/app.js';
import { calendar } from './ar/calendar.js';
import { choice } from './ar/choice.js';
import { choiceDialog } from './ar/choice-dialog.js';
import { common } from './ar/common.js';
import { composer } from './ar/composer.js';
import { conversations } from './ar/conversations.js';
import { documents } from './ar/documents.js';
import { exporting } from './ar/export.js';
import { feedback } from './ar/feedback.js';
import { files } from './ar/files.js';
import { knowledge } from './ar/knowledge.js';
import { library } from './ar/library.js';
import { message } from './ar/message.js';
import { problems } from './ar/problems.js';
import { refusals } from './ar/refusals.js';
import { search } from './ar/search.js';
import { selecting } from './ar/selecting.js';
import { shared } from './ar/shared.js';
import { sharing } from './ar/sharing.js';
import { shortcuts } from './ar/shortcuts.js';
import { thread } from './ar/thread.js';
import { trace } from './ar/trace.js';
import { uploads } from './ar/uploads.js';

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
