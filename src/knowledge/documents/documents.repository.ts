import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../database/database.js';
import { contains, keptMeanwhile } from '../../database/dialect/fragments.js';
import { prepare } from '../../database/prepared-query.js';
import { NOBODY } from '../../database/tables/document.table.js';
import {
  type DocumentCounts,
  type DocumentListing,
  type DocumentState,
  type DocumentSummary,
  type KnowledgeDocument,
} from './document.js';
import { type DocumentChanges, fromDocumentRow, toDocumentColumns, toDocumentRow } from './document-row.js';

/** Asked with every message. */
const findAny = prepare((query, given: { owner: string }) =>
  query.selectFrom('document').select('id').where('application_id', '=', given.owner).limit(1),
);

@Injectable()
export class DocumentsRepository {
  constructor(private readonly database: Database) {}

  async insert({ content, ...document }: KnowledgeDocument): Promise<void> {
    const bytes = Buffer.byteLength(content);
    await this.database.write
      .insertInto('document')
      .values({ ...toDocumentRow(document), bytes })
      .execute();
    await this.database.write
      .insertInto('document_content')
      .values({ document_id: document.id, content })
      .execute();
  }

  /** @param now what the document was changed at; undefined where its owner would not call it a change. */
  async update(id: string, changes: DocumentChanges, now?: number): Promise<void> {
    await this.database.write
      .updateTable('document')
      .set({ ...toDocumentColumns(changes), ...(now !== undefined && { updated_at: now }) })
      .where('id', '=', id)
      .execute();
  }

  /** Moves those of the documents that are in a state on to another. */
  async changeState(ids: readonly string[], from: DocumentState, to: DocumentState): Promise<void> {
    await this.database.write
      .updateTable('document')
      .set({ state: to })
      .where('id', 'in', ids)
      .where('state', '=', from)
      .execute();
  }

  /** Keeps a document from being deleted before the present transaction is over. @returns false where it is gone. */
  async keep(id: string): Promise<boolean> {
    const row = await this.database.write
      .selectFrom('document')
      .select('id')
      .where('id', '=', id)
      .where('application_id', '<>', NOBODY)
      .modifyEnd(keptMeanwhile)
      .executeTakeFirst();
    return row !== undefined;
  }

  async find(id: string): Promise<KnowledgeDocument | undefined> {
    const row = await this.query()
      .where('document.id', '=', id)
      .where('application_id', '<>', NOBODY)
      .executeTakeFirst();
    return row && { ...fromDocumentRow(row), content: row.content };
  }

  /** A document without its text, which is long. */
  async findOutline(id: string): Promise<DocumentSummary | undefined> {
    const row = await this.database.query
      .selectFrom('document')
      .selectAll()
      .where('id', '=', id)
      .where('application_id', '<>', NOBODY)
      .executeTakeFirst();
    return row && fromDocumentRow(row);
  }

  /** The applications that these documents are of, in the order of their ids. */
  async applicationsOf(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query
      .selectFrom('document')
      .select('application_id')
      .distinct()
      .where('id', 'in', ids)
      .orderBy('application_id')
      .execute();
    return rows.map((row) => row.application_id);
  }

  /** The document of an application that was made from this content. */
  async findByHash(applicationId: string, contentHash: string): Promise<KnowledgeDocument | undefined> {
    const row = await this.query()
      .where('application_id', '=', applicationId)
      .where('content_hash', '=', contentHash)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst();
    return row && { ...fromDocumentRow(row), content: row.content };
  }

  /** Those of `ids` that are the application's and may be found. */
  async findFindable(applicationId: string, ids: readonly string[]): Promise<Map<string, DocumentSummary>> {
    if (ids.length === 0) return new Map();
    // By the ids alone: told of the application, SQLite walks through all that it has.
    const rows = await this.database.query
      .selectFrom('document')
      .selectAll()
      .where('id', 'in', ids)
      .execute();
    const findable = rows.filter((row) => row.application_id === applicationId && row.enabled === 1);
    return new Map(findable.map((row) => [row.id, fromDocumentRow(row)]));
  }

  async hasAny(owner: string): Promise<boolean> {
    return (await this.database.first(findAny, { owner })) !== undefined;
  }

  async list(listing: DocumentListing): Promise<DocumentSummary[]> {
    const { after } = listing;
    let query = this.database.query
      .selectFrom('document')
      .selectAll()
      .where('application_id', '=', listing.applicationId)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(listing.limit);
    if (listing.category !== undefined) query = query.where('category', '=', listing.category);
    if (listing.state !== undefined) query = query.where('state', '=', listing.state);
    // The two indexes of what is rare are used where a query says their conditions as they do.
    if ((listing.state ?? 'ready') !== 'ready') query = query.where('state', '<>', sql.lit('ready'));
    if (listing.enabled !== undefined) query = query.where('enabled', '=', sql.lit(listing.enabled ? 1 : 0));
    const { text } = listing;
    if (text !== undefined) {
      query = query.where(({ ref, or }) =>
        or([contains(ref('title'), text), contains(ref('file_name'), text)]),
      );
    }
    if (after) {
      query = query.where(({ eb, and, or }) =>
        or([
          eb('created_at', '<', after.at),
          and([eb('created_at', '=', after.at), eb('id', '<', after.id)]),
        ]),
      );
    }
    return (await query.execute()).map(fromDocumentRow);
  }

  /** Those of the rare states are counted in indexes that have no others. */
  async count(applicationId: string): Promise<DocumentCounts> {
    const own = this.database.query.selectFrom('document').where('application_id', '=', applicationId);
    const all = await own.select(({ fn }) => fn.countAll<number>().as('documents')).executeTakeFirstOrThrow();
    const disabled = await own
      .select(({ fn }) => fn.countAll<number>().as('disabled_documents'))
      .where('enabled', '=', sql.lit(0))
      .executeTakeFirstOrThrow();
    const unready = await own
      .select(['state', ({ fn }) => fn.countAll<number>().as('unready_documents')])
      .where('state', '<>', sql.lit('ready'))
      .groupBy('state')
      .execute();
    const of = (state: DocumentState): number =>
      unready.find((row) => row.state === state)?.unready_documents ?? 0;
    return {
      ...{ all: all.documents, disabled: disabled.disabled_documents },
      ...{ pending: of('pending'), processing: of('processing'), failed: of('failed') },
    };
  }

  private query() {
    return this.database.query
      .selectFrom('document')
      .innerJoin('document_content', 'document_content.document_id', 'document.id')
      .selectAll('document')
      .select('document_content.content');
  }
}
