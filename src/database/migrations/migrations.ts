import { findingConversations } from './0030-finding-conversations.js';
import { passageParts } from './0035-passage-parts.js';
import { feedback } from './0031-feedback.js';
import { type Migration } from 'kysely/migration';
import { conversations } from './0001-conversations.js';
import { runs } from './0002-runs.js';
import { knowledge } from './0003-knowledge.js';
import { ingestion } from './0004-ingestion.js';
import { retrieval } from './0005-retrieval.js';
import { messageDepth } from './0006-message-depth.js';
import { vectors } from './0007-vectors.js';
import { corpusVersion } from './0008-corpus-version.js';
import { recentRunEvents } from './0009-recent-run-events.js';
import { steadyQueries } from './0010-steady-queries.js';
import { manifestPieces } from './0011-manifest-pieces.js';
import { fairTurns } from './0012-fair-turns.js';
import { keys } from './0013-keys.js';
import { continuedRuns } from './0014-continued-runs.js';
import { postgresVectors } from './0015-postgres-vectors.js';
import { workClaims } from './0016-work-claims.js';
import { limits } from './0018-limits.js';
import { usageLedger } from './0019-usage-ledger.js';
import { retention } from './0020-retention.js';
import { continuedReplies } from './0021-continued-replies.js';
import { keyLimits } from './0022-key-limits.js';
import { boundedWork } from './0023-bounded-work.js';
import { sentRequests } from './0024-sent-requests.js';
import { expiry } from './0025-expiry.js';
import { learnedWeights } from './0026-learned-weights.js';
import { titleWords } from './0027-title-words.js';
import { documentWarnings } from './0028-document-warnings.js';
import { applicationOrigins } from './0029-application-origins.js';
import { shares } from './0032-shares.js';
import { applicationLogos } from './0033-application-logos.js';
import { feedbackReasons } from './0038-feedback-reasons.js';
import { messageDocuments } from './0039-message-documents.js';
import { corpusGrowth } from './0040-corpus-growth.js';
import { recentPostings } from './0042-recent-postings.js';
import { settledStatistics } from './0043-settled-statistics.js';
import { unfinishedWork } from './0036-unfinished-work.js';
import { unreadMessages } from './0037-unread-messages.js';

/** Every migration, in the order in which they run; a released one is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-conversations': conversations,
  '0002-runs': runs,
  '0003-knowledge': knowledge,
  '0004-ingestion': ingestion,
  '0005-retrieval': retrieval,
  '0006-message-depth': messageDepth,
  '0007-vectors': vectors,
  '0008-corpus-version': corpusVersion,
  '0009-recent-run-events': recentRunEvents,
  '0010-steady-queries': steadyQueries,
  '0011-manifest-pieces': manifestPieces,
  '0012-fair-turns': fairTurns,
  '0013-keys': keys,
  '0014-continued-runs': continuedRuns,
  '0015-postgres-vectors': postgresVectors,
  '0016-work-claims': workClaims,
  '0018-limits': limits,
  '0019-usage-ledger': usageLedger,
  '0020-retention': retention,
  '0021-continued-replies': continuedReplies,
  '0022-key-limits': keyLimits,
  '0023-bounded-work': boundedWork,
  '0024-sent-requests': sentRequests,
  '0025-expiry': expiry,
  '0026-learned-weights': learnedWeights,
  '0027-title-words': titleWords,
  '0028-document-warnings': documentWarnings,
  '0029-application-origins': applicationOrigins,
  '0030-finding-conversations': findingConversations,
  '0031-feedback': feedback,
  '0032-shares': shares,
  '0033-application-logos': applicationLogos,
  '0035-passage-parts': passageParts,
  '0036-unfinished-work': unfinishedWork,
  '0037-unread-messages': unreadMessages,
  '0038-feedback-reasons': feedbackReasons,
  '0039-message-documents': messageDocuments,
  '0040-corpus-growth': corpusGrowth,
  '0042-recent-postings': recentPostings,
  '0043-settled-statistics': settledStatistics,
};
