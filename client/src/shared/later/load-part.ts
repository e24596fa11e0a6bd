/** Whether style sheets may be missing, which the loader of the build asks for but once. */
let incomplete = false;

/** Loads files of the page, and of those before that could not be loaded what they left out. @throws where they cannot be. */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    if (incomplete) await bringStyleSheets();
    incomplete = false;
    return await load();
  } catch (error) {
    incomplete = true;
    throw error;
  }
}

/** Asks anew for the style sheets that did not come. */
async function bringStyleSheets(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(bringAnew));
}

function bringAnew(link: HTMLLinkElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const anew = link.cloneNode() as HTMLLinkElement;
    anew.onload = resolve;
    anew.onerror = () => {
      reject(new Error(`${anew.href} could not be loaded.`));
    };
    link.replaceWith(anew);
  });
}
