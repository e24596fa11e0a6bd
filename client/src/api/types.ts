import { type components } from './schema.js';

type Schemas = components['schemas'];

export type Conversation = Schemas['ConversationDto'];
export type ConversationSummary = Schemas['ConversationSummaryDto'];
export type ConversationPage = Schemas['ConversationPageDto'];
export type ConversationStatus = Schemas['ConversationStatusDto'];
export type KnowledgeDocument = Schemas['DocumentDto'];
export type Manifest = Schemas['ManifestDto']['manifest'];
export type Message = Schemas['MessageDto'];
export type Model = Schemas['ModelDto'];
export type Problem = Schemas['ProblemDto'];
export type QueuedMessage = Schemas['QueuedMessageDto'];
export type SendMessageRequest = Schemas['SendMessageRequest'];
export type Trace = Schemas['TraceDto'];
export type TraceCandidate = Schemas['TraceCandidateDto'];
export type TraceLeg = Schemas['TraceLegDto'];
export type TraceTerm = Schemas['TraceTermDto'];
