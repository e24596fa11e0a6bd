import { OpenStreams, tooMany } from './open-streams.js';

/** The streams of the only process on its data. */
export class SoleOpenStreams extends OpenStreams {
  private readonly open = new Map<string, number>();

  override enter(subject: string, limit: number): Promise<() => void> {
    const open = this.open.get(subject) ?? 0;
    if (limit > 0 && open >= limit) return Promise.reject(tooMany(limit));
    this.open.set(subject, open + 1);
    return Promise.resolve(() => {
      const left = (this.open.get(subject) ?? 1) - 1;
      if (left > 0) this.open.set(subject, left);
      else this.open.delete(subject);
    });
  }
}
