import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type RunManifestTable } from '../database/tables/run-manifest.table.js';
import { type CitationsDto } from './citations.dto.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type FoundTrace, type TraceDto } from './retrieval.dto.js';
import { readManifest, readTrace } from './stored-shapes.js';

const insertManifest = prepare((query, given: Omit<RunManifestTable, 'citations'>) =>
  query
    .insertInto('run_manifest')
    .values({ run_id: given.run_id, manifest: given.manifest, retrieval: given.retrieval }),
);

@Injectable()
export class RunManifestsRepository {
  constructor(private readonly database: Database) {}

  async insert(runId: string, manifest: ManifestContentDto, retrieval: FoundTrace | null): Promise<void> {
    await this.database.run(insertManifest, {
      run_id: runId,
      manifest: JSON.stringify(manifest),
      retrieval: retrieval && JSON.stringify(retrieval),
    });
  }

  async find(runId: string): Promise<ManifestContentDto | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .select('manifest')
      .where('run_id', '=', runId)
      .executeTakeFirst();
    return row ? readManifest(row.manifest) : null;
  }

  /** Where something was looked for. */
  async saveCitations(runId: string, citations: CitationsDto): Promise<void> {
    await this.database.write
      .updateTable('run_manifest')
      .set({ citations: JSON.stringify(citations) })
      .where('run_id', '=', runId)
      .where('retrieval', 'is not', null)
      .execute();
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
