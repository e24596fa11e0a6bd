import cluster, { type Worker } from 'node:cluster';
import { type Listening, type Member } from './process-group.js';

/** A process that shares the port of this one, which hands it connections in turn. */
export class ClusterMember implements Member {
  private constructor(private readonly worker: Worker) {}

  static fork(): ClusterMember {
    return new ClusterMember(cluster.fork());
  }

  get pid(): number | undefined {
    return this.worker.process.pid;
  }

  onListening(heard: (where: Listening) => void): void {
    this.worker.once('listening', ({ address, port }) => {
      heard({ address, port });
    });
  }

  onExit(gone: (how: string) => void): void {
    this.worker.once('exit', (code: number | null, signal: string | null) => {
      gone(signal ?? String(code));
    });
  }

  end(signal: NodeJS.Signals): void {
    this.worker.process.kill(signal);
  }
}
