/** Who may come in to an operation. */
export type Role = 'chat' | 'knowledge' | 'manage' | 'user' | 'admin';

/**
 * Every operation, and who may use it, written down a second time: what the policy says by mistake would otherwise be
 * walked by mistake. An operation without an entry fails the walk.
 */
export const WHO_MAY: Readonly<Record<string, readonly Role[] | 'everyone'>> = {
  Root_root: 'everyone',
  Health_check: 'everyone',

  Keys_create: ['admin'],
  Keys_list: ['admin'],
  Keys_get: ['admin'],
  Keys_revoke: ['admin'],
  KeyLimits_get: ['admin'],
  KeyLimits_change: ['admin'],
  Tokens_createToken: ['chat'],
  Tokens_beginSession: ['user'],
  Tokens_endSession: ['user'],
  Tokens_createTicket: ['chat', 'user'],
  SigningKeys_register: ['manage', 'admin'],
  SigningKeys_list: ['manage', 'admin'],
  SigningKeys_remove: ['manage', 'admin'],
  Applications_get: ['manage', 'admin'],
  Applications_update: ['manage', 'admin'],
  Page_get: 'everyone',
  Page_getLogo: 'everyone',
  Page_set: ['manage', 'admin'],
  Page_setLogo: ['manage', 'admin'],
  Page_removeLogo: ['manage', 'admin'],
  Limits_get: ['manage', 'admin'],
  Limits_change: ['admin'],
  Users_erase: ['manage'],
  Users_export: ['manage'],
  Feedback_list: ['manage', 'admin'],
  Usage_list: ['manage'],
  Models_list: ['chat', 'user'],

  ConversationSearch_search: ['chat', 'user'],
  Conversations_create: ['chat', 'user'],
  Conversations_list: ['chat', 'user'],
  Conversations_get: ['chat', 'user'],
  Conversations_update: ['chat', 'user'],
  ConversationErasures_erase: ['chat', 'user'],
  Conversations_end: ['chat', 'user'],
  Conversations_fork: ['chat', 'user'],
  Conversations_pause: ['chat', 'user'],
  Conversations_resume: ['chat', 'user'],
  Conversations_getContext: ['chat', 'user'],
  Conversations_updateContext: ['chat'],
  Feedback_give: ['chat', 'user'],
  Feedback_withdraw: ['chat', 'user'],
  Feedback_ofConversation: ['chat', 'user'],
  Shares_share: ['chat', 'user'],
  Shares_list: ['chat', 'user'],
  Shares_revoke: ['chat', 'user'],
  Shares_read: 'everyone',
  Exports_export: ['chat', 'user'],
  Messages_list: ['chat', 'user'],
  Messages_send: ['chat', 'user'],
  Messages_stream: ['chat', 'user'],
  Messages_pin: ['chat', 'user'],
  Messages_unpin: ['chat', 'user'],
  Messages_regenerate: ['chat', 'user'],
  Messages_continueReply: ['chat', 'user'],
  Messages_select: ['chat', 'user'],
  Messages_followActive: ['chat', 'user'],
  Queue_list: ['chat', 'user'],
  Queue_edit: ['chat', 'user'],
  Queue_withdraw: ['chat', 'user'],
  Queue_watch: ['chat', 'user'],
  ConversationDocuments_add: ['chat', 'user'],
  ConversationDocuments_list: ['chat', 'user'],
  ConversationDocuments_get: ['chat', 'user'],
  ConversationDocuments_remove: ['chat', 'user'],
  Runs_get: ['chat', 'user'],
  Runs_events: ['chat', 'user'],
  Runs_cancel: ['chat', 'user'],
  Runs_manifest: ['chat'],
  Runs_retrieval: ['chat'],

  Documents_add: ['knowledge'],
  Documents_list: ['knowledge'],
  Documents_get: ['knowledge', 'user'],
  Documents_passages: ['knowledge', 'user'],
  Documents_events: ['knowledge'],
  Documents_replace: ['knowledge'],
  Documents_update: ['knowledge'],
  Documents_remove: ['knowledge'],
  Overview_read: ['knowledge'],
  Embeddings_status: ['knowledge'],
  Knowledge_search: ['knowledge'],
  Knowledge_explain: ['knowledge'],

  Prompts_listPromptTemplates: ['chat', 'manage', 'admin'],
  Prompts_getPromptTemplate: ['chat', 'manage', 'admin'],
  Prompts_renderPrompt: ['chat', 'manage', 'admin'],
  Prompts_createPromptTemplate: ['manage', 'admin'],
  Prompts_deletePromptTemplate: ['manage', 'admin'],
};

/** What is any user's of the application, and so nobody else's there: documents, which citations lead to. */
export const OF_ALL_USERS: readonly string[] = [
  'Documents_get',
  'Documents_passages',
  'Models_list',
  'Tokens_createTicket',
  'Tokens_beginSession',
  'Tokens_endSession',
];

/** What a client token opens from a cookie, too. */
export const BY_COOKIE: readonly string[] = ['Messages_followActive', 'Queue_watch', 'Runs_events'];

/** What names nothing of anybody: another application gets its own, or what is everybody's. */
export const NAMES_NOTHING: readonly string[] = [
  ...['Models_list', 'Tokens_createToken', 'Tokens_createTicket'],
  ...['Tokens_beginSession', 'Tokens_endSession'],
  ...['Prompts_listPromptTemplates', 'Prompts_createPromptTemplate'],
];
