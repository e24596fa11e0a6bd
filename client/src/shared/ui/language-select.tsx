import { useStore } from '@nanostores/react';
import { useState } from 'react';
import { page } from '../../api/application.js';
import { appTexts } from '../texts/en/app.js';
import { language } from '../texts/language.js';
import { type Language, LANGUAGES } from '../texts/languages.js';
import { chooseLanguage } from '../texts/speak.js';
import { Icon } from './icon.js';
import styles from './language-select.module.css';

/** The language of the page. Each is called what it calls itself, for whoever can read no other. */
export function LanguageSelect() {
  const t = useStore(appTexts);
  const spoken = useStore(language);
  const { languages: offered } = useStore(page);
  const [coming, setComing] = useState<Language | null>(null);
  const [failed, setFailed] = useState(false);

  async function choose(code: Language): Promise<void> {
    setFailed(false);
    setComing(code);
    await chooseLanguage(code).catch(() => {
      setFailed(true);
    });
    setComing((latest) => (latest === code ? null : latest));
  }

  // English stands in for one that could not be loaded: that can be asked for again.
  const languages = offered.includes(spoken) ? offered : [spoken, ...offered];
  if (languages.length < 2) return null;
  return (
    <div className={styles.foot}>
      <label className={styles.label}>
        <Icon name="globe" size={16} />
        <span className="visually-hidden">{t.language}</span>
        <select
          className={styles.select}
          value={coming ?? spoken}
          onChange={(event) => void choose(event.target.value as Language)}
        >
          {languages.map((code) => (
            <option key={code} value={code} lang={code}>
              {LANGUAGES[code].name}
            </option>
          ))}
        </select>
      </label>
      {failed && <p role="alert">{t.languageFailed}</p>}
    </div>
  );
}
