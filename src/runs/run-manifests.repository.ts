import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';
import { rowsOfJson } from '../database/dialect/fragments.js';
import { prepare } from '../database/prepared-query.js';
import { type RunManifestTable } from '../database/tables/run-manifest.table.js';
import { type CitationsDto } from './citations.dto.js';
import { piecesIn, putBack, type Taken, takePieces } from './manifest-pieces.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type FoundTrace, type TraceDto } from './retrieval.dto.js';
import { readManifest, readTrace } from './stored-shapes.js';

const insertManifest = prepare((query, given: Omit<RunManifestTable, 'citations'>) =>
  query
    .insertInto('run_manifest')
    .values({ run_id: given.run_id, manifest: given.manifest, retrieval: given.retrieval }),
);

const updateCitations = prepare((query, given: { runId: string; citations: string }) =>
  query
    .updateTable('run_manifest')
    .set({ citations: given.citations })
    .where('run_id', '=', given.runId)
    .where('retrieval', 'is not', null),
);

/** Which of these another run of the conversation has sent. */
const findHashes = prepare((query, given: { runId: string; hashes: string }) =>
  query
    .selectFrom('manifest_piece')
    .innerJoin('run', 'run.conversation_id', 'manifest_piece.conversation_id')
    .select('hash')
    .where('run.id', '=', given.runId)
    .where('hash', 'in', sql<string>`(${rowsOfJson(given.hashes)})`),
);

/** What another run of the conversation sends at the same time is there already. */
const insertPiece = prepare((query, given: { runId: string; hash: string; text: string }) =>
  query
    .insertInto('manifest_piece')
    .columns(['conversation_id', 'hash', 'text'])
    .expression(({ selectFrom, val }) =>
      selectFrom('run')
        .select(['conversation_id', val(given.hash).as('hash'), val(given.text).as('text')])
        .where('id', '=', given.runId),
    )
    .onConflict((conflict) => conflict.columns(['conversation_id', 'hash']).doNothing()),
);

@Injectable()
export class RunManifestsRepository {
  constructor(private readonly database: Database) {}

  async insert(runId: string, manifest: ManifestContentDto, retrieval: FoundTrace | null): Promise<void> {
    await this.database.run(insertManifest, {
      run_id: runId,
      manifest: await this.takeApart(runId, manifest),
      retrieval: retrieval && JSON.stringify(retrieval),
    });
  }

  /** Another run of the same conversation sends the same, so that its pieces are there. */
  async copy(fromId: string, toId: string): Promise<void> {
    await this.database.write
      .insertInto('run_manifest')
      .columns(['run_id', 'manifest', 'retrieval'])
      .expression(({ selectFrom, val }) =>
        selectFrom('run_manifest')
          .select([val(toId).as('run_id'), 'manifest', 'retrieval'])
          .where('run_id', '=', fromId),
      )
      .execute();
  }

  /** The run sends this instead. */
  async replace(runId: string, manifest: ManifestContentDto): Promise<void> {
    const json = await this.takeApart(runId, manifest);
    await this.database.write
      .updateTable('run_manifest')
      .set({ manifest: json })
      .where('run_id', '=', runId)
      .execute();
  }

  async find(runId: string): Promise<ManifestContentDto | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .innerJoin('run', 'run.id', 'run_manifest.run_id')
      .select('manifest')
      .where('run_id', '=', runId)
      // What is being deleted may lack pieces.
      .where('manifest_state', '=', 0)
      .executeTakeFirst();
    return row ? readManifest(await this.whole(runId, row.manifest)) : null;
  }

  private async takeApart(runId: string, manifest: ManifestContentDto): Promise<string> {
    const taken = takePieces(manifest);
    // A part that another run has sent is there with all that is in it: of a long history, that is nearly everything.
    const known = await this.knownOf(runId, taken);
    const fresh = [...taken.blocks].filter(([hash]) => !known.has(hash));
    const texts = [
      ...[...taken.texts].filter(([hash]) => !known.has(hash)),
      ...fresh.flatMap(([hash, { json, texts }]) => [...texts, [hash, json] as const]),
    ];
    await this.database.runEach(
      insertPiece,
      texts.map(([hash, text]) => ({ runId, hash, text })),
    );
    return taken.json;
  }

  /** Which of its pieces are there, where that is worth asking: a few are inserted in less time. */
  private async knownOf(runId: string, { texts, blocks }: Taken): Promise<Set<string>> {
    if (blocks.size === 0) return new Set();
    const hashes = [...texts.keys(), ...blocks.keys()];
    const rows = await this.database.all(findHashes, { runId, hashes: JSON.stringify(hashes) });
    return new Set(rows.map(({ hash }) => hash));
  }

  private async whole(runId: string, json: string): Promise<string> {
    const { texts, blocks } = piecesIn(json);
    const parts = await this.piecesOf(runId, blocks);
    const inner = [...parts.values()].flatMap((part) => piecesIn(part).texts);
    const all = await this.piecesOf(runId, [...new Set([...texts, ...inner])]);
    return putBack(json, new Map([...parts, ...all]));
  }

  private async piecesOf(runId: string, hashes: readonly string[]): Promise<Map<string, string>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.database.query
      .selectFrom('manifest_piece')
      .innerJoin('run', 'run.conversation_id', 'manifest_piece.conversation_id')
      .select(['hash', 'text'])
      .where('run.id', '=', runId)
      .where('hash', 'in', hashes)
      .execute();
    return new Map(rows.map(({ hash, text }) => [hash, text]));
  }

  /** Where something was looked for. */
  async saveCitations(runId: string, citations: CitationsDto): Promise<void> {
    await this.database.run(updateCitations, { runId, citations: JSON.stringify(citations) });
  }

  async findRetrieval(runId: string): Promise<TraceDto | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .select(['retrieval', 'citations'])
      .where('run_id', '=', runId)
      .executeTakeFirst();
    return row?.retrieval ? readTrace(row.retrieval, row.citations) : null;
  }
}
