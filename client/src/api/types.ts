import { type components } from './schema.js';

type Schemas = components['schemas'];

export type Citations = Schemas['CitationsDto'];
export type Conversation = Schemas['ConversationDto'];
export type ConversationSummary = Schemas['ConversationSummaryDto'];
export type ConversationPage = Schemas['ConversationPageDto'];
export type ConversationStatus = Schemas['ConversationStatusDto'];
export type KnowledgeDocument = Schemas['DocumentDto'];
export type Manifest = Schemas['ManifestContentDto'];
export type Message = SentMessage | Reply;
export type Model = Schemas['ModelDto'];
export type Problem = Schemas['ProblemDto'];
export type QueuedMessage = Schemas['QueuedMessageDto'];
export type Reply = Schemas['ReplyDto'];
export type ReplyOutcome = Schemas['ReplyOutcomeDto'];
export type ReplyStart = Schemas['ReplyStartDto'];
export type SendMessageRequest = Schemas['SendMessageRequest'];
export type SentMessage = Schemas['SentMessageDto'];
export type Source = Schemas['SourceDto'];
export type Trace = Schemas['TraceDto'];
export type TraceCandidate = Schemas['TraceCandidateDto'];
export type TraceLeg = Schemas['TraceLegDto'];
export type TraceTerm = Schemas['TraceTermDto'];
