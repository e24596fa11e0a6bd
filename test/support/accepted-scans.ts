/** A step of a plan that grows with the data, and why it may, in the statements that have the fragment. */
export interface AcceptedScan {
  fragment: string;
  step: string;
  /** Whether it is accepted only where it reads in the order that is asked for, and so no further than a limit. */
  inOrder: boolean;
  why: string;
}

export const ACCEPTED_SCANS: readonly AcceptedScan[] = [
  ...[
    'document USING INDEX document_by_application (application_id=?)',
    'document USING INDEX document_by_category (application_id=? AND category=?)',
    'document USING INDEX document_unready (application_id=?)',
    'document USING INDEX document_disabled (application_id=?)',
    'conversation USING INDEX conversation_by_application (application_id=? AND shelf>?)',
    'conversation USING INDEX conversation_by_user (application_id=? AND user_id=? AND shelf>?)',
    'conversation USING INDEX conversation_by_application (application_id=? AND shelf=?)',
  ].map((index) => ({
    fragment: '"id" desc limit ?',
    step: `SEARCH ${index}`,
    inOrder: true,
    why: 'A page of a list: it is read in the order of the index, up to the limit.',
  })),
  {
    fragment: 'delete from "stream_ticket" where "expires_at" <= ?',
    step: 'SEARCH stream_ticket USING INDEX stream_ticket_by_expiry (expires_at<?)',
    inOrder: false,
    why: 'Tickets that nobody used: each is read once, as it is deleted.',
  },
  {
    fragment: 'from "corpus" where "analysis" < ? order by "analysis" limit ?',
    step: 'SEARCH corpus USING INDEX corpus_by_analysis (analysis<?)',
    inOrder: true,
    why: 'An index of an older version, if there is one: it is read up to the first.',
  },
  {
    fragment: 'count(*) as "count" from "run" where "state" = \'running\'',
    step: 'SCAN run USING INDEX run_one_running',
    inOrder: false,
    why: 'How many replies an application has in the making, among all that are being made: the index has no others.',
  },
  {
    fragment: 'order by "created_at", "document_id" limit ?',
    step: 'SEARCH ingestion_job USING INDEX ingestion_job_file (application_id=?)',
    inOrder: true,
    why: 'The files that wait longest: they are read in the order of the index, up to the limit.',
  },
  ...[
    'document USING INDEX document_by_category (application_id=?)',
    'ingestion_job USING INDEX ingestion_job_file (application_id=?)',
  ].map((index) => ({
    fragment: 'as "characters"',
    step: `SEARCH ${index}`,
    inOrder: false,
    why: 'What the documents of an application come to, where there is a limit to it.',
  })),
  {
    fragment: 'select "id" from "document" where "application_id" = ? limit ?',
    step: 'SEARCH document USING COVERING INDEX document_by_category (application_id=?)',
    inOrder: true,
    why: 'Whether a conversation has any document: the first is enough.',
  },
  ...[
    [
      'from "document" where',
      'document USING INDEX document_by_category (application_id>? AND application_id<?)',
    ],
    [
      'from "ingestion_job" where',
      'ingestion_job USING INDEX ingestion_job_file (application_id>? AND application_id<?)',
    ],
    [
      'inner join "document"',
      'conversation USING COVERING INDEX conversation_by_user (application_id=? AND user_id=?)',
    ],
    ['inner join "document"', 'document USING INDEX document_by_category (application_id=?)'],
    [
      'inner join "ingestion_job"',
      'conversation USING COVERING INDEX conversation_by_user (application_id=? AND user_id=?)',
    ],
    ['inner join "ingestion_job"', 'ingestion_job USING INDEX ingestion_job_file (application_id=?)'],
  ].map(([fragment = '', index = '']) => ({
    fragment,
    step: `SEARCH ${index}`,
    inOrder: false,
    why: 'What the files of all conversations of an application, or of a user, come to, asked with each that is added.',
  })),
  {
    fragment: 'delete from "corpus"',
    step: 'SEARCH passage USING COVERING INDEX passage_number (corpus_id=?)',
    inOrder: false,
    why: 'Whether a corpus has any passage: the first is enough.',
  },
  ...[
    [
      'order by "number" limit ?',
      'passage USING INDEX passage_number (corpus_id=? AND number>? AND number<?)',
    ],
    [
      'delete from "passage" where',
      'passage USING COVERING INDEX passage_number (corpus_id=? AND number>? AND number<?)',
    ],
    [
      'delete from "posting"',
      'posting USING PRIMARY KEY (corpus_id=? AND term=? AND passage_number>? AND passage_number<?)',
    ],
    [
      'delete from "recent_posting"',
      'recent_posting USING PRIMARY KEY (corpus_id=? AND term=? AND passage_number>? AND passage_number<?)',
    ],
    [
      'delete from "passage_code"',
      'passage_code USING PRIMARY KEY (generation_id=? AND passage_number>? AND passage_number<?)',
    ],
    [
      'delete from "passage_vector"',
      'passage_vector USING COVERING INDEX sqlite_autoindex_passage_vector_1 (generation_id=? AND passage_number>? AND passage_number<?)',
    ],
  ].map(([fragment = '', index = '']) => ({
    fragment,
    step: `SEARCH ${index}`,
    inOrder: false,
    why: 'What of a document that is gone is swept away in one step: so many terms, and so many passages.',
  })),
  ...[
    ['as "documents"', 'SEARCH document USING COVERING INDEX document_by_category (application_id=?)'],
    ['as "disabled_documents"', 'SEARCH document USING COVERING INDEX document_disabled (application_id=?)'],
    ['as "unready_documents"', 'SEARCH document USING INDEX document_unready (application_id=?)'],
  ].map(([fragment = '', step = '']) => ({
    fragment,
    step,
    inOrder: false,
    why: 'How many documents there are, which an operator asks for: counted in an index, those of rare states in one of their own.',
  })),
  ...[
    'feedback_by_application (application_id=?)',
    'feedback_by_rating (application_id=? AND rating=?)',
    'feedback_by_reason (application_id=? AND reason=?)',
    'feedback_by_rating_and_reason (application_id=? AND rating=? AND reason=?)',
  ].map((index) => ({
    fragment: 'from "feedback"',
    step: `SEARCH feedback USING INDEX ${index}`,
    inOrder: true,
    why: 'A page of a list: it is read in the order of the index of what it is chosen by, up to the limit.',
  })),
  {
    fragment: '"is_searchable" = 0',
    step: 'SEARCH conversation USING INDEX conversation_not_searchable (id>?)',
    inOrder: true,
    why: 'The next conversation with something that is to be read: the index has no others, and one is taken.',
  },
  ...['', ' AND (shelf,updated_at,id)<(?,?,?)'].map((from) => ({
    fragment: 'instr("title_words", ?)',
    step: `SEARCH conversation USING INDEX conversation_by_user (application_id=? AND user_id=?${from})`,
    inOrder: true,
    why: 'The next titles of one user, a thousand at a time.',
  })),
  ...[
    ['octet_length("words")', ''],
    ['octet_length("words")', ' AND (created_at,message_id)<(?,?)'],
    ['instr("words", ?)', ' AND (created_at,message_id)>(?,?)'],
    ['instr("words", ?)', ' AND (created_at,message_id)>(?,?) AND (created_at,message_id)<(?,?)'],
  ].map(([fragment = '', from]) => ({
    fragment,
    step: `SEARCH message_words USING INDEX sqlite_autoindex_message_words_1 (application_id=? AND user_id=?${from})`,
    inOrder: true,
    why: 'The next messages of one user, a thousand at a time, and fewer where they are long.',
  })),
  {
    fragment: 'delete from "application_origin"',
    step: 'SEARCH application_origin USING INDEX application_origin_by_application (application_id=?)',
    inOrder: false,
    why: 'The origins of one application, of which there are twenty at most.',
  },
  {
    fragment: 'from "application_origin"',
    step: 'SEARCH application_origin USING COVERING INDEX sqlite_autoindex_application_origin_1 (origin=?)',
    inOrder: false,
    why: 'Whether any application has an origin: the first that is found, by its limit of one.',
  },
  ...['SEARCH key_run', 'SEARCH one'].map((search) => ({
    fragment: '"key_run"',
    step: `${search} USING COVERING INDEX key_run_by_key (key_id=?)`,
    inOrder: false,
    why: 'The replies of one key that wait or are being made: those that have ended are deleted with each new one.',
  })),
  ...[
    'SEARCH hidden_passages USING INDEX sqlite_autoindex_hidden_passages_1 (corpus_id=?)',
    'SEARCH hidden_passages USING INDEX sqlite_autoindex_hidden_passages_1 (corpus_id=?) LEFT-JOIN',
    'SEARCH hidden_passages USING INDEX sqlite_autoindex_hidden_passages_1 (corpus_id=? AND first_number<?)',
    'SCAN hidden_passages',
  ].map((step) => ({
    fragment: 'hidden_passages',
    step,
    inOrder: false,
    why: 'A row for each long document that is being written or deleted at the moment: mostly none.',
  })),
  {
    fragment: 'hidden_passages',
    step: 'SEARCH passage USING COVERING INDEX passage_number (corpus_id=? AND number>? AND number<?)',
    inOrder: false,
    why: 'The passages of a document that is being written or deleted, for each of those there are.',
  },
  {
    fragment: '"application" where "settings" like ?',
    step: 'SCAN application',
    inOrder: false,
    why: 'Whether an application uses a template that an operator wants to delete.',
  },
  ...[
    'INDEX vector_generation_by_corpus (corpus_id=?)',
    'COVERING INDEX vector_generation_by_corpus (corpus_id=?)',
    'INDEX vector_generation_by_corpus (corpus_id=? AND state=?)',
    'COVERING INDEX vector_generation_by_corpus (corpus_id=? AND state=?)',
  ].map((index) => ({
    fragment: 'corpus',
    step: `SEARCH vector_generation USING ${index}`,
    inOrder: false,
    why: 'An application has vectors of one model, of two while it changes.',
  })),
  {
    fragment: 'limit ?',
    step: 'SEARCH vector_generation USING COVERING INDEX vector_generation_by_state (state=?)',
    inOrder: true,
    why: 'Any one of those that are to be deleted.',
  },
  {
    fragment: 'posting',
    step: 'SEARCH posting USING PRIMARY KEY (corpus_id=? AND term=?)',
    inOrder: false,
    why: 'The passages that have a word: what the ranking adds up, in a thread of its own.',
  },
  {
    fragment: 'select term, count(*) from recent_posting',
    step: 'SEARCH recent_posting USING PRIMARY KEY (corpus_id=? AND term=?)',
    inOrder: false,
    why: 'How many of the newest passages have a word: no more are recent in an application of any size.',
  },
  ...['posting', 'recent_posting'].map((table) => ({
    fragment: 'select term, json_group_array("passage_number") as numbers',
    step: `SEARCH ${table} USING PRIMARY KEY (corpus_id=? AND term=? AND passage_number>?)`,
    inOrder: false,
    why: 'The same of a large corpus: kept in memory, and only what came behind them is read again.',
  })),
  ...[
    'INDEX document_by_category (application_id=?)',
    'INDEX document_by_category (application_id=? AND category=?)',
  ].map((index) => ({
    fragment: 'document.enabled = 1',
    step: `SEARCH document USING ${index}`,
    inOrder: false,
    why: 'What a filter lets through, or all whose vectors are compared: each is looked at, in a thread of its own.',
  })),
  {
    fragment: 'from passage_code left join',
    step: 'SEARCH passage_code USING PRIMARY KEY (generation_id=?)',
    inOrder: false,
    why: 'Searches by meaning look at the signs of all vectors of an application, in a thread of its own.',
  },
  {
    fragment: 'as hidden',
    step: 'SEARCH document USING COVERING INDEX document_disabled (application_id=?)',
    inOrder: false,
    why: 'Which of these are disabled: few are.',
  },
  {
    fragment: 'not exists',
    step: 'SEARCH passage USING INDEX passage_number (corpus_id=? AND number>?)',
    inOrder: true,
    why: 'The next passages without a vector, from where the last search for them ended.',
  },
  {
    fragment: 'select count(*)',
    step: 'SEARCH passage USING COVERING INDEX passage_number (corpus_id=?)',
    inOrder: false,
    why: 'How far embedding has come, which an operator asks for: counted in the index alone.',
  },
  {
    fragment: 'select count(*)',
    step: 'SEARCH passage_code USING PRIMARY KEY (generation_id=?)',
    inOrder: false,
    why: 'As above.',
  },
  ...[
    'SEARCH prompt_template USING INDEX prompt_template_by_age (application_id=?)',
    'SCAN api_key USING INDEX api_key_by_age',
    'SEARCH api_key USING INDEX api_key_by_age ((created_at,id)<(?,?))',
    'SCAN api_key USING COVERING INDEX api_key_by_age',
    'SEARCH ingestion_job USING INDEX ingestion_job_file (application_id>?)',
    'SEARCH ingestion_job USING INDEX ingestion_job_text (application_id>?)',
    'SEARCH ingestion_job USING INDEX ingestion_job_text (application_id=?)',
  ].map((step) => ({
    fragment: 'limit ?',
    step,
    inOrder: true,
    why: 'A page of templates or keys, any key, or the few texts and files whose turn it is: read in the order of the index, up to the limit.',
  })),
  {
    fragment: 'order by "created_at"',
    step: 'SEARCH signing_key USING INDEX signing_key_by_application (application_id=?)',
    inOrder: true,
    why: 'An application registers a few.',
  },
  {
    fragment: '"lease_expires_at" < ?',
    step: 'SEARCH run USING INDEX run_unfinished (lease_expires_at<?)',
    inOrder: false,
    why: 'Of the replies that are being made, those that nobody makes any more.',
  },
  {
    fragment: '"lease_expires_at" is null',
    step: 'SEARCH run USING INDEX run_unfinished (lease_expires_at=?)',
    inOrder: false,
    why: 'The messages that wait for their turn.',
  },
  ...[
    'conversation USING INDEX conversation_by_expiry (expires_at<?)',
    'idempotency_key USING COVERING INDEX idempotency_key_by_age (created_at<?)',
    'recent_run_event USING INTEGER PRIMARY KEY (rowid<?)',
  ].map((index) => ({
    fragment: '',
    step: `SEARCH ${index}`,
    inOrder: false,
    why: 'Exactly those that are over, and each of them once.',
  })),
  {
    fragment: 'delete from "recent_run_event" where "run_id" in',
    step: 'SCAN recent_run_event',
    inOrder: false,
    why: 'It holds what was recorded in the last moments, some ten thousand at most, however long the logs are.',
  },
  ...[
    'usage_attempt USING COVERING INDEX usage_attempt_by_day (application_id=? AND day>? AND day<?)',
    'usage_attempt USING COVERING INDEX usage_attempt_by_user (application_id=? AND user_id=? AND day>? AND day<?)',
    'usage_day USING INDEX sqlite_autoindex_usage_day_1 (application_id=? AND day>? AND day<?)',
    'usage_day USING INDEX usage_day_by_user (application_id=? AND user_id=? AND day>? AND day<?)',
  ].map((index) => ({
    fragment: 'union all select * from',
    step: `SEARCH ${index}`,
    inOrder: false,
    why: 'A page of sums over the days that are asked for: each table is read in the order of the index, up to the limit; what is sorted then is two pages.',
  })),
  {
    fragment: 'limit ?',
    step: 'SEARCH old USING INDEX usage_attempt_by_day (application_id=? AND day<?)',
    inOrder: true,
    why: 'The oldest attempts, each of which is gone with that: up to the limit.',
  },
  {
    fragment: '"user_id" <> \'\' limit ?',
    step: 'SEARCH one USING COVERING INDEX usage_day_by_user (application_id=? AND user_id=?)',
    inOrder: false,
    why: 'Some of the days that an erased user is taken out of.',
  },
  ...['day (application_id=? AND day=?)', 'user (application_id=? AND user_id=? AND day=?)'].map((by) => ({
    fragment: 'sum(input_tokens + output_tokens)',
    step: `SEARCH usage_attempt USING COVERING INDEX usage_attempt_by_${by}`,
    inOrder: false,
    why: 'The attempts of one application, or user, on one day, where tokens have a limit: added up from the index alone.',
  })),
  ...[
    'run USING COVERING INDEX run_with_log',
    'run USING COVERING INDEX run_with_manifest',
    'conversation USING COVERING INDEX conversation_by_application',
    'document USING COVERING INDEX document_by_change',
    'usage_attempt USING COVERING INDEX usage_attempt_by_day',
  ].map((index) => ({
    fragment: 'where "application_id" > ?',
    step: `SEARCH ${index} (application_id>?)`,
    inOrder: true,
    why: 'The next application that has something that may be over: read up to the first.',
  })),
  ...[
    'old USING INDEX run_with_log (application_id=? AND ended_at>? AND ended_at<?)',
    'old USING INDEX run_with_manifest (application_id=? AND ended_at>? AND ended_at<?)',
    'conversation USING COVERING INDEX conversation_by_application (application_id=? AND shelf=? AND updated_at<?)',
    'document USING COVERING INDEX document_by_change (application_id=? AND updated_at<?)',
  ].map((index) => ({
    fragment: 'limit ?',
    step: `SEARCH ${index}`,
    inOrder: true,
    why: 'The oldest of what is over, each of which leaves the index with that: up to the limit.',
  })),
  ...['run_losing_log', 'run_losing_manifest'].map((index) => ({
    fragment: 'limit ?',
    step: `SCAN run USING COVERING INDEX ${index}`,
    inOrder: true,
    why: 'Some of what is being deleted at the moment: the index has no other.',
  })),
  {
    fragment: 'select "id" from "conversation" where "application_id" = ? limit ?',
    step: 'SEARCH conversation USING COVERING INDEX conversation_by_user (application_id=?)',
    inOrder: true,
    why: 'Any one of those that are being deleted: read up to the first.',
  },
  {
    fragment: 'from "conversation_erasure"',
    step: 'SEARCH conversation_erasure USING COVERING INDEX conversation_erasure_by_age (requested_at<?)',
    inOrder: true,
    why: 'The conversations whose erasure came to nothing: nearly always there is none.',
  },
  {
    fragment: 'where unembedded = 1',
    step: 'SCAN corpus USING INDEX corpus_unembedded',
    inOrder: false,
    why: 'What something came into, or went from, and is to be embedded: the index has no other.',
  },
  ...['model<?', 'model>?', 'model=? AND whole_up_to=?'].map((columns) => ({
    fragment: `state <> 'retired' and "model"`,
    step: `SEARCH vector_generation USING INDEX vector_generation_by_model (${columns})`,
    inOrder: false,
    why: 'What another model than the present one made last, or this one is not done with: read once, at the start.',
  })),
  {
    fragment: 'from "user_erasure" limit ?',
    step: 'SCAN user_erasure USING COVERING INDEX sqlite_autoindex_user_erasure_1',
    inOrder: false,
    why: 'The users who are being erased: nearly always there is none.',
  },
  {
    fragment: '"user_id" <> \'\' limit ?',
    step: 'SEARCH usage_attempt USING INDEX usage_attempt_by_user (application_id=? AND user_id=?)',
    inOrder: false,
    why: 'Some of the rows that an erased user is taken out of.',
  },
  {
    fragment: 'select "id" from "conversation"',
    step: 'SEARCH conversation USING COVERING INDEX conversation_by_user (application_id=? AND user_id=?)',
    inOrder: false,
    why: 'The ids of all conversations of a user, who is exported.',
  },
];
