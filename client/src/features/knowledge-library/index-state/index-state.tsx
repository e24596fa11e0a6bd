import { useStore } from '@nanostores/react';
import { getEmbeddings } from '../../../api/knowledge/get-embeddings.js';
import { type KnowledgeOverview } from '../../../api/types.js';
import { useReread } from '../../../shared/hooks/use-reread.js';
import { commonTexts } from '../../../shared/texts/en/common.js';
import { language, localeOf } from '../../../shared/texts/language.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { problemOf } from '../reason-of.js';
import { EmbeddingState } from './embedding-state.js';
import { WeightsState } from './weights-state.js';
import styles from './index-state.module.css';

interface IndexStateProps {
  applicationId: string;
  overview: KnowledgeOverview | null;
  round: number;
}

/** The language that documents are read in, how far their meaning is known, and what the search makes of both. */
export function IndexState({ applicationId, overview, round }: IndexStateProps) {
  const t = useStore(libraryTexts);
  const { loading } = useStore(commonTexts);
  const spoken = useStore(language);
  const { answer: status, error } = useReread(applicationId, round, getEmbeddings);
  const problem = problemOf(error);

  const names = new Intl.DisplayNames(localeOf(spoken), { type: 'language' });
  return (
    <div className={styles.parts}>
      <section>
        <h2>{t.language}</h2>
        {overview && (
          <p>
            {overview.language === 'none' ? t.languageNone : <strong>{names.of(overview.language)}</strong>}
          </p>
        )}
        <p className={styles.hint}>{t.languageHint}</p>
      </section>
      {problem !== null && (
        <p role="alert">
          {t.notRead} {problem}
        </p>
      )}
      {!status && problem === null && <p role="status">{loading}</p>}
      {status && <EmbeddingState status={status} />}
      {status && <WeightsState status={status} />}
    </div>
  );
}
