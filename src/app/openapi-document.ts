import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { accessProblems, BEARER, COOKIE, documentAccess, TICKET } from '../auth/document-access.js';
import { CLIENT_TOKEN_COOKIE } from '../auth/tokens/client-token-cookie.js';
import { documentCommonProblems } from '../http/common-problems.js';
import { documentForms } from '../http/document-forms.js';
import { SERVICE_INFO } from './service-info.js';

/** The OpenAPI document of the running application. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle(SERVICE_INFO.service)
    .setVersion(SERVICE_INFO.version)
    .setDescription(
      'Conversations, prompts, knowledge and replies that never get lost. A reply is a run, and a run is an ' +
        'append-only log of numbered events: follow it live, come back to it, replay it. Every refusal is ' +
        '`application/problem+json` with a stable `code`.',
    )
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth(
      {
        type: 'http',
        description: 'An API key, an admin key or a client token. None is needed while no key exists.',
      },
      BEARER,
    )
    .addApiKey(
      { type: 'apiKey', in: 'query', name: 'ticket', description: 'A ticket, for one stream.' },
      TICKET,
    )
    .addApiKey(
      {
        type: 'apiKey',
        in: 'cookie',
        name: CLIENT_TOKEN_COOKIE,
        description: 'A client token, for streams.',
      },
      COOKIE,
    )
    .addTag('conversations', 'SessionManager and ContextStore: sessions, their lifecycle and their facts')
    .addTag('conversation documents', 'Files that one conversation knows, and no other')
    .addTag('feedback', 'What people think of replies')
    .addTag('messages', 'ConversationOrchestrator: messages in, replies out')
    .addTag('queue', 'What waits in a conversation, and what it is at')
    .addTag('sharing', 'Links by which anybody may read a conversation')
    .addTag('runs', 'The making of a reply: follow, inspect, stop')
    .addTag('knowledge', 'KnowledgeManager: documents and search')
    .addTag('prompts', 'PromptManager: templates')
    .addTag('applications', 'Settings per application')
    .addTag('access', 'Keys, client tokens and tickets: who may come in')
    .addTag('users', 'Everything of one user: export and erasure')
    .addTag('usage', 'What replies took')
    .addTag('models', 'What can answer')
    .addTag('service', 'The service itself')
    .build();
  const document = SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return documentAccess(documentForms(documentCommonProblems(document, accessProblems)));
}
