import { strToU8, type Zippable, zipSync } from 'fflate';

/** An archive of these texts. What it is comes first and as it is, where it says so. */
export function archiveFile(entries: Record<string, string>, mediaType?: string): Uint8Array {
  const first: Zippable = mediaType === undefined ? {} : { mimetype: [strToU8(mediaType), { level: 0 }] };
  const rest = Object.entries(entries).map(([name, text]) => [name, strToU8(text)] as const);
  return zipSync({ ...first, ...Object.fromEntries(rest) });
}

/** The parts of an Office document, with what each refers to. */
export function officeFile(
  entries: Record<string, string>,
  relations: Record<string, readonly (readonly [id: string, target: string])[]>,
): Uint8Array {
  const files: Record<string, string> = { '[Content_Types].xml': '<Types/>', ...entries };
  for (const [name, targets] of Object.entries(relations)) {
    const slash = name.lastIndexOf('/');
    const links = targets.map(([id, target]) => `<Relationship Id="${id}" Type="any" Target="${target}"/>`);
    files[`${name.slice(0, slash)}/_rels/${name.slice(slash + 1)}.rels`] =
      `<Relationships>${links.join('')}</Relationships>`;
  }
  return archiveFile(files);
}
