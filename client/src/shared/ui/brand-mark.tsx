import { useStore } from '@nanostores/react';
import { page } from '../../api/application.js';
import styles from './brand-mark.module.css';

/** The assistant's face: the mark of the page and the avatar of its replies. */
export function BrandMark({ size = 32, breathing = false }: { size?: number; breathing?: boolean }) {
  const { logo_url: logo } = useStore(page);
  return (
    <span
      aria-hidden="true"
      className={styles.mark}
      style={{ width: size, height: size }}
      data-breathing={breathing || undefined}
      data-logo={logo === null ? undefined : true}
    >
      {logo === null ? <Face size={size} /> : <img src={logo} alt="" width={size} height={size} />}
    </span>
  );
}

function Face({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size}>
      <path
        fill="currentColor"
        d="M16 7.5a8.5 8.5 0 0 1 0 17H9.2a1 1 0 0 1-.9-1.4l1.1-2.6A8.5 8.5 0 0 1 16 7.5Z"
      />
      <path className={styles.eyes} strokeWidth="2.6" strokeLinecap="round" d="M13 15v2m6-2v2" />
    </svg>
  );
}
