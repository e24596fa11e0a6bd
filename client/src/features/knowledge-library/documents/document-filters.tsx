import { useStore } from '@nanostores/react';
import { useId } from 'react';
import { type KnowledgeOverview } from '../../../api/types.js';
import { documentsTexts } from '../../../shared/texts/en/documents.js';
import { libraryTexts } from '../../../shared/texts/en/library.js';
import { type DocumentFilter, STATES } from './document-filter.js';
import styles from './document-filters.module.css';

interface DocumentFiltersProps {
  filter: DocumentFilter;
  overview: KnowledgeOverview | null;
  onChange: (filter: DocumentFilter) => void;
}

/** How many documents are in a state; undefined where that is not told. */
function countOf(overview: KnowledgeOverview | null, state: DocumentFilter['state']): number | undefined {
  if (!overview || state === 'ready') return undefined;
  return overview.documents[state === 'any' ? 'all' : state];
}

export function DocumentFilters({ filter, overview, onChange }: DocumentFiltersProps) {
  const t = useStore(libraryTexts);
  const states = useStore(documentsTexts);
  const id = useId();
  return (
    <search className={styles.filters}>
      <div className={styles.part} data-wide>
        <label htmlFor={`${id}-text`}>{t.search}</label>
        <input
          id={`${id}-text`}
          type="search"
          className={styles.field}
          value={filter.text}
          onChange={(event) => {
            onChange({ ...filter, text: event.target.value });
          }}
        />
      </div>
      <div className={styles.part}>
        <label htmlFor={`${id}-state`}>{t.state}</label>
        <select
          id={`${id}-state`}
          className={styles.field}
          value={filter.state}
          onChange={(event) => {
            onChange({ ...filter, state: event.target.value as DocumentFilter['state'] });
          }}
        >
          {STATES.map((state) => {
            const name = state === 'any' ? t.anyState : states[state];
            const count = countOf(overview, state);
            return (
              <option key={state} value={state}>
                {count === undefined ? name : t.withCount({ name, count })}
              </option>
            );
          })}
        </select>
      </div>
      <div className={styles.part}>
        <label htmlFor={`${id}-category`}>{t.category}</label>
        <input
          id={`${id}-category`}
          className={styles.field}
          placeholder={t.anyCategory}
          value={filter.category}
          onChange={(event) => {
            onChange({ ...filter, category: event.target.value });
          }}
        />
      </div>
    </search>
  );
}
