import { type RawBuilder, sql } from 'kysely';
import { perDialect } from '../../database/dialect/per-dialect.js';
import { isWhole } from '../documents/passages/whole-predicate.repository.js';
import { type Database } from '../../database/database.js';

const TERMS = perDialect({
  sqlite: sql`json_each(passage.terms) as term`,
  postgres: sql`jsonb_array_elements_text(cast(passage.terms as jsonb)) as term(value)`,
});
const PLACE = perDialect({
  sqlite: sql`instr(document_content.content, passage.text)`,
  postgres: sql`strpos(document_content.content, passage.text)`,
});

const POSTINGS = sql`(select * from posting union all
  select corpus_id, term, passage_number, frequency, length, title from recent_posting) as posting`;

/** What must be true of the tables of the index at any time: each query answers what contradicts it. */
const AUDITS: Record<string, RawBuilder<unknown>> = {
  'the size of a corpus is that of its passages in the index': sql`
    select corpus.application_id, corpus.passages, corpus.total_length, count(passage.id), sum(passage.length)
    from corpus left join passage on passage.corpus_id = corpus.id and passage.terms is not null
    group by corpus.id
    having corpus.passages <> count(passage.id) or corpus.total_length <> coalesce(sum(passage.length), 0)`,
  'a term is in as many passages as its statistic says, but for recent ones': sql`
    select corpus_id, term, sum(stated), sum(counted) from (
      select corpus_id, term, passages as stated, 0 as counted from term_statistic
      union all
      select corpus_id, term, 0, count(*) from posting group by corpus_id, term) as counts
    group by corpus_id, term having sum(stated) <> sum(counted) or sum(counted) = 0`,
  'a corpus knows how many recent postings it has': sql`
    select corpus.id, corpus.recent_postings, count(recent_posting.term) from corpus
      left join recent_posting on recent_posting.corpus_id = corpus.id
    group by corpus.id having corpus.recent_postings <> count(recent_posting.term)`,
  'a posting belongs to a passage in the index, and knows its length': sql`
    select posting.* from ${POSTINGS} left join passage
      on passage.corpus_id = posting.corpus_id and passage.number = posting.passage_number
    where passage.terms is null or passage.length <> posting.length`,
  'a passage in the index has a posting for each of its terms': sql`
    select passage.id, term.value from passage cross join ${TERMS} left join ${POSTINGS}
      on posting.corpus_id = passage.corpus_id and posting.passage_number = passage.number
        and posting.term = term.value
    where posting.term is null and ${isWhole}`,
  'a passage is in the index if its document is enabled, and in the corpus of its application': sql`
    select passage.id, document.id, document.enabled from passage
      join document on document.id = passage.document_id
      join corpus on corpus.id = passage.corpus_id
    where ${isWhole} and ((document.enabled = 1) <> (passage.terms is not null)
      or corpus.application_id <> document.application_id)`,
  'a document has the passages that it says it has': sql`
    select document.id, document.passages, count(passage.id) from document
      left join passage on passage.document_id = document.id and ${isWhole}
    group by document.id having document.passages <> count(passage.id)`,
  'a document that is not ready waits or has failed, and one that has failed says why': sql`
    select document.id, document.state from document left join ingestion_job on document_id = document.id
    where (document.state in ('pending', 'processing') and document_id is null)
      or (document.state = 'failed' and document.failure is null)`,
  'a passage is the piece of the text that it says it is': sql`
    select passage.id from passage join document_content on document_content.document_id = passage.document_id
    where ${PLACE} = 0 and ${isWhole}`,
  'passages are hidden where there are some': sql`
    select * from hidden_passages where not exists (
      select 1 from document where document.id = hidden_passages.document_id)`,
};

/** Holds the index against what it is made from. */
export async function auditIndex(database: Database): Promise<Record<string, unknown[]>> {
  const faults: Record<string, unknown[]> = {};
  for (const [rule, query] of Object.entries(AUDITS)) {
    const { rows } = await query.execute(database.query);
    if (rows.length > 0) faults[rule] = rows;
  }
  return faults;
}
