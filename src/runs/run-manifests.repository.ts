import { Injectable } from '@nestjs/common';
import { type JsonObject } from '../common/json.js';
import { Database } from '../database/database.js';
import { prepare } from '../database/prepared-query.js';
import { type RunManifestTable } from '../database/tables/run-manifest.table.js';

const insertManifest = prepare((query, given: Omit<RunManifestTable, 'citations'>) =>
  query
    .insertInto('run_manifest')
    .values({ run_id: given.run_id, manifest: given.manifest, retrieval: given.retrieval }),
);

@Injectable()
export class RunManifestsRepository {
  constructor(private readonly database: Database) {}

  async insert(runId: string, manifest: JsonObject, retrieval: JsonObject | null): Promise<void> {
    await this.database.run(insertManifest, {
      run_id: runId,
      manifest: JSON.stringify(manifest),
      retrieval: retrieval && JSON.stringify(retrieval),
    });
  }

  async find(runId: string): Promise<JsonObject | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .select('manifest')
      .where('run_id', '=', runId)
      .executeTakeFirst();
    return row ? (JSON.parse(row.manifest) as JsonObject) : null;
  }

  /** Where something was looked for. */
  async saveCitations(runId: string, citations: JsonObject): Promise<void> {
    await this.database.write
      .updateTable('run_manifest')
      .set({ citations: JSON.stringify(citations) })
      .where('run_id', '=', runId)
      .where('retrieval', 'is not', null)
      .execute();
  }

  async findRetrieval(runId: string): Promise<JsonObject | null> {
    const row = await this.database.query
      .selectFrom('run_manifest')
      .select(['retrieval', 'citations'])
      .where('run_id', '=', runId)
      .executeTakeFirst();
    if (!row?.retrieval) return null;
    const citations =
      row.citations === null ? { cited: [], invented: [] } : (JSON.parse(row.citations) as JsonObject);
    return { ...(JSON.parse(row.retrieval) as JsonObject), ...citations };
  }
}
