import { type Scope } from './principal.js';

/** What has an owner, by the kind of its id. */
export type OwnedKind = 'conversation' | 'run' | 'document' | 'application';

/** Who may use a route, and what its requests have to belong to. */
export interface RoutePolicy {
  /** Nobody is asked who they are. */
  readonly everyone?: true;
  /** A key of an application may, with any of these scopes. */
  readonly scopes?: readonly Scope[];
  /** The user that a client token is for may. */
  readonly users?: true | undefined;
  /** An admin key may. */
  readonly admin?: true;
  /** Fields of its body that users may not give: they fill what the operator says to the model. */
  readonly notFromUsers?: readonly string[];
  /** It reaches beyond one conversation: whoever's token is for one may not. */
  readonly reachesBeyond?: true;
  /**
   * Each part of the path: what it is an id of, which has to be the caller's. What is `inside` the route itself looks for
   * among what is the caller's.
   */
  readonly path?: Readonly<Record<string, OwnedKind | 'inside'>>;
  /** Where it names an application, and perhaps a user: these are the caller's, and filled in where left out. */
  readonly names?: { readonly in: 'query' | 'body'; readonly user?: true };
}

const EVERYONE: RoutePolicy = { everyone: true };
const CHAT: RoutePolicy = { scopes: ['chat'], users: true };
const KNOWLEDGE: RoutePolicy = { scopes: ['knowledge'] };

const CONVERSATION: RoutePolicy = { ...CHAT, path: { conversation_id: 'conversation' } };
const IN_CONVERSATION = (part: string): RoutePolicy => ({
  ...CHAT,
  path: { conversation_id: 'conversation', [part]: 'inside' },
});
const RUN: RoutePolicy = { ...CHAT, path: { run_id: 'run' } };
// What was sent to the model has the words of the operator in it: these are not for users.
const RUN_INSIDE: RoutePolicy = { scopes: ['chat'], path: { run_id: 'run' } };
const DOCUMENT: RoutePolicy = { ...KNOWLEDGE, path: { document_id: 'document' } };
// What is a conversation's own is for those of `chat`, and what the application knows for those of `knowledge`.
const READ_DOCUMENT: RoutePolicy = { ...DOCUMENT, scopes: ['knowledge', 'chat'] };
// A citation names its document: whoever was given one may read on.
const CITED_DOCUMENT: RoutePolicy = { ...READ_DOCUMENT, users: true };
const TEMPLATES: RoutePolicy = { scopes: ['chat', 'manage'], admin: true };
const TEMPLATE: RoutePolicy = { ...TEMPLATES, path: { template_id: 'inside' } };
const USER: RoutePolicy = { scopes: ['manage'], path: { user_id: 'inside' }, names: { in: 'query' } };
const KEYS: RoutePolicy = { admin: true };
const APPLICATION: RoutePolicy = { scopes: ['manage'], admin: true, path: { application_id: 'application' } };

/**
 * Who may do what: every route, by its method and path. A route without an entry keeps the server from starting. Whoever
 * is on this machine while no key exists may do everything.
 */
export const POLICY: Readonly<Record<string, RoutePolicy>> = {
  'GET /': EVERYONE,
  'GET /health': EVERYONE,
  'GET /auth/offer': EVERYONE,
  'GET /auth/login': EVERYONE,
  'GET /auth/callback': EVERYONE,
  'GET /auth/logout': EVERYONE,

  'POST /v1/conversations': {
    ...CHAT,
    reachesBeyond: true,
    names: { in: 'body', user: true },
    notFromUsers: ['metadata'],
  },
  'GET /v1/conversations': { ...CHAT, reachesBeyond: true, names: { in: 'query', user: true } },
  'GET /v1/conversation-search': { ...CHAT, reachesBeyond: true, names: { in: 'query', user: true } },
  'POST /v1/conversation-erasures': { ...CHAT, reachesBeyond: true, names: { in: 'body', user: true } },
  'GET /v1/conversations/:conversation_id': CONVERSATION,
  'PATCH /v1/conversations/:conversation_id': CONVERSATION,
  'DELETE /v1/conversations/:conversation_id': CONVERSATION,
  'POST /v1/conversations/:conversation_id/fork': { ...CONVERSATION, reachesBeyond: true },
  'POST /v1/conversations/:conversation_id/pause': CONVERSATION,
  'POST /v1/conversations/:conversation_id/resume': CONVERSATION,
  'GET /v1/conversations/:conversation_id/context': CONVERSATION,
  // These facts fill what the operator says to the model.
  'PATCH /v1/conversations/:conversation_id/context': { ...CONVERSATION, users: undefined },
  'GET /v1/conversations/:conversation_id/messages': CONVERSATION,
  'POST /v1/conversations/:conversation_id/messages': CONVERSATION,
  'POST /v1/conversations/:conversation_id/messages/stream': CONVERSATION,
  'POST /v1/conversations/:conversation_id/messages/:message_id/pin': IN_CONVERSATION('message_id'),
  'POST /v1/conversations/:conversation_id/messages/:message_id/unpin': IN_CONVERSATION('message_id'),
  'POST /v1/conversations/:conversation_id/messages/:message_id/regenerate': IN_CONVERSATION('message_id'),
  'POST /v1/conversations/:conversation_id/messages/:message_id/continue': IN_CONVERSATION('message_id'),
  'POST /v1/conversations/:conversation_id/messages/:message_id/select': IN_CONVERSATION('message_id'),
  'PUT /v1/conversations/:conversation_id/messages/:message_id/feedback': IN_CONVERSATION('message_id'),
  'DELETE /v1/conversations/:conversation_id/messages/:message_id/feedback': IN_CONVERSATION('message_id'),
  'GET /v1/conversations/:conversation_id/feedback': CONVERSATION,
  'GET /v1/conversations/:conversation_id/export': CONVERSATION,
  'POST /v1/conversations/:conversation_id/shares': CONVERSATION,
  'GET /v1/conversations/:conversation_id/shares': CONVERSATION,
  'DELETE /v1/conversations/:conversation_id/shares/:share_id': IN_CONVERSATION('share_id'),
  // Whoever has the link: nobody else knows what is in it.
  'GET /v1/shared/:secret': { ...EVERYONE, path: { secret: 'inside' } },
  'GET /v1/conversations/:conversation_id/stream': CONVERSATION,
  'GET /v1/conversations/:conversation_id/events': CONVERSATION,
  'GET /v1/conversations/:conversation_id/queue': CONVERSATION,
  'PATCH /v1/conversations/:conversation_id/queue/:run_id': IN_CONVERSATION('run_id'),
  'DELETE /v1/conversations/:conversation_id/queue/:run_id': IN_CONVERSATION('run_id'),

  'POST /v1/conversations/:conversation_id/documents': CONVERSATION,
  'GET /v1/conversations/:conversation_id/documents': CONVERSATION,
  'GET /v1/conversations/:conversation_id/documents/:file_id': IN_CONVERSATION('file_id'),
  'DELETE /v1/conversations/:conversation_id/documents/:file_id': IN_CONVERSATION('file_id'),

  'GET /v1/runs/:run_id': RUN,
  'GET /v1/runs/:run_id/events': RUN,
  'POST /v1/runs/:run_id/cancel': RUN,
  'GET /v1/runs/:run_id/manifest': RUN_INSIDE,
  'GET /v1/runs/:run_id/retrieval': RUN_INSIDE,

  // A form is read behind the guard: the route itself sees to the application that it names.
  'POST /v1/knowledge/documents': { ...KNOWLEDGE, names: { in: 'body' } },
  'GET /v1/knowledge/documents': { ...KNOWLEDGE, names: { in: 'query' } },
  'GET /v1/knowledge/documents/:document_id': CITED_DOCUMENT,
  'GET /v1/knowledge/documents/:document_id/passages': CITED_DOCUMENT,
  'GET /v1/knowledge/documents/:document_id/events': READ_DOCUMENT,
  'PUT /v1/knowledge/documents/:document_id': DOCUMENT,
  'PATCH /v1/knowledge/documents/:document_id': DOCUMENT,
  'DELETE /v1/knowledge/documents/:document_id': DOCUMENT,
  'GET /v1/knowledge': { ...KNOWLEDGE, names: { in: 'query' } },
  'GET /v1/knowledge/embeddings': { ...KNOWLEDGE, names: { in: 'query' } },
  'POST /v1/knowledge/search': { ...KNOWLEDGE, names: { in: 'body' } },
  'POST /v1/knowledge/explain': { ...KNOWLEDGE, names: { in: 'body' } },

  'GET /v1/prompts': TEMPLATES,
  'POST /v1/prompts': { scopes: ['manage'], admin: true },
  'GET /v1/prompts/:template_id': TEMPLATE,
  'POST /v1/prompts/:template_id/render': TEMPLATE,
  'DELETE /v1/prompts/:template_id': { ...TEMPLATE, scopes: ['manage'] },

  'GET /v1/applications/:application_id': APPLICATION,
  'PATCH /v1/applications/:application_id': APPLICATION,
  // What a visitor sees before he has signed in.
  'GET /v1/page': EVERYONE,
  'GET /v1/applications/:application_id/page/logo': {
    ...EVERYONE,
    path: { application_id: 'application' },
  },
  'PUT /v1/applications/:application_id/page': APPLICATION,
  'PUT /v1/applications/:application_id/page/logo': APPLICATION,
  'DELETE /v1/applications/:application_id/page/logo': APPLICATION,
  'POST /v1/applications/:application_id/signing-keys': APPLICATION,
  'GET /v1/applications/:application_id/signing-keys': APPLICATION,
  'DELETE /v1/applications/:application_id/signing-keys/:signing_key_id': {
    ...APPLICATION,
    path: { application_id: 'application', signing_key_id: 'inside' },
  },
  'GET /v1/applications/:application_id/limits': APPLICATION,
  // Nobody gives himself more than he was given.
  'PATCH /v1/applications/:application_id/limits': { admin: true, path: { application_id: 'application' } },

  // Beyond what a user can do by a token: the application answers for it.
  'DELETE /v1/users/:user_id': USER,
  'GET /v1/users/:user_id/export': USER,

  // What users said is for who answers for the replies.
  'GET /v1/feedback': { scopes: ['manage'], admin: true, names: { in: 'query' } },

  'GET /v1/usage': { scopes: ['manage'], names: { in: 'query' } },

  'GET /v1/models': CHAT,

  'POST /v1/keys': KEYS,
  'GET /v1/keys': KEYS,
  'GET /v1/keys/:key_id': { ...KEYS, path: { key_id: 'inside' } },
  'DELETE /v1/keys/:key_id': { ...KEYS, path: { key_id: 'inside' } },
  'GET /v1/keys/:key_id/limits': { ...KEYS, path: { key_id: 'inside' } },
  'PATCH /v1/keys/:key_id/limits': { ...KEYS, path: { key_id: 'inside' } },
  'POST /v1/client-tokens': { scopes: ['chat'] },
  'POST /v1/client-tokens/session': { users: true },
  'DELETE /v1/client-tokens/session': { users: true },
  'POST /v1/stream-tickets': CHAT,
};
