import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a change alone can make one fail.
 * `PROPERTY_SEED=random` tries others; any integer repeats a run.
 */
const seed = process.env.PROPERTY_SEED ?? '20260101';
fc.configureGlobal({ ...fc.readConfigureGlobal(), ...(seed === 'random' ? {} : { seed: Number(seed) }) });
