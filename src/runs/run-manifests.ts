import { Injectable } from '@nestjs/common';
import { type CitationsDto } from './citations.dto.js';
import { type ManifestContentDto } from './manifest.dto.js';
import { type FoundTrace, type TraceDto } from './retrieval.dto.js';
import { type RunEvent } from './run-event.js';
import { RunLog } from './run-log.js';
import { RunManifestsRepository } from './run-manifests.repository.js';

/** What a run sends to the model, and how what it knows was found; null where nothing was looked for. */
export interface SentTurn {
  manifest: ManifestContentDto;
  trace: FoundTrace | null;
}

/** What runs sent to the model, and where it came from. Written in the transaction of whoever knows what belongs to it. */
@Injectable()
export class RunManifests {
  constructor(
    private readonly repository: RunManifestsRepository,
    private readonly log: RunLog,
  ) {}

  /** Exactly what a run sent to the model; null until it has. */
  async getManifest(id: string): Promise<ManifestContentDto | null> {
    return this.repository.find(id);
  }

  /** How the passages of a run were found, and which of them its reply cites; null where nothing was looked for. */
  async getRetrieval(id: string): Promise<TraceDto | null> {
    return this.repository.findRetrieval(id);
  }

  async noteCitations(id: string, { cited, invented }: CitationsDto): Promise<void> {
    await this.repository.saveCitations(id, { cited, invented });
  }

  /** Notes what a run sends to the model, and begins its log. */
  async openRun(id: string, sent: SentTurn, opening: readonly RunEvent[]): Promise<void> {
    await this.repository.insert(id, sent.manifest, sent.trace);
    await this.log.append(opening);
  }
}
