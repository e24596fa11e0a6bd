import { describeWithModel } from './support/describe-with-model.js';
import { violationsOf } from './support/violations-of.js';

const CODE = '```ts\n// The rate\nconst rate: number = 2.5;\nexport const name = "savings";\n```\n';

/** Where the text of a list's item is, and what stands before it. */
interface Item {
  left: number;
  right: number;
  bullet: string;
}

describeWithModel('what a reply is written in', ({ visit, nextReply, exchange }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`colours code so that it can be read, ${colorScheme}`, async () => {
      const chat = await visit({ colorScheme });
      await chat.open();
      await exchange(chat, 'Show me', `Like this:\n\n${CODE}`);
      const code = chat.replies.getByRole('region', { name: 'Code, ts' });
      await code.locator('.hljs-keyword').first().waitFor();
      expect(await code.innerText()).toBe(CODE.split('\n').slice(1, -2).join('\n') + '\n');
      expect(await violationsOf(chat.page)).toEqual([]);
    });
  }

  it('colours code while it is being written, and copies it as it is', async () => {
    const chat = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await chat.open();
    await chat.send('Show me');
    const reply = await nextReply();
    reply.say('```python\ndef rate():\n');
    await chat.replies.locator('.hljs-keyword').waitFor();
    reply.say('    return 2.5\n```\n\nThat is all.');
    reply.end();
    await chat.replies.getByText('That is all.').waitFor();
    await chat.replies.locator('.hljs-number').waitFor();
    await chat.button('Copy code').click();
    expect(await chat.page.evaluate<string>('navigator.clipboard.readText()')).toBe(
      'def rate():\n    return 2.5\n',
    );
  });

  it('shows code in a language that nobody knows as it is', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'Show me', "```klingon\nHab SoSlI' Quch!\n```");
    expect(await chat.replies.getByRole('region', { name: 'Code, klingon' }).innerText()).toContain('Quch');
  });

  it('sets formulas, leaves prices alone, and shows what it cannot set', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(
      chat,
      'How does it grow?',
      'From $5 to $10 by $(1+r)^n$, that is\n\n\\[\n\\frac{a}{b}\n\\]\n\nand $\\nosuch{x}$.\n\nBy \\(c\\) then.',
    );
    // One paragraph after the other.
    await chat.replies.locator('.katex').nth(2).waitFor();
    expect(await chat.replies.locator('.katex').count()).toBe(3);
    expect(await chat.replies.locator('.katex-display').count()).toBe(1);
    expect(await chat.replies.getByText('From $5 to $10 by').isVisible()).toBe(true);
    expect(await chat.replies.locator('code').allInnerTexts()).toEqual(['\\nosuch{x}']);
    // Who listens is told as well.
    expect(await chat.replies.locator('.katex math').count()).toBe(3);
    // Its typeface comes when the first formula is drawn.
    const faces = await chat.page.evaluate<string[]>(
      `document.fonts.load('16px KaTeX_Main').then((faces) => faces.map((face) => face.status))`,
    );
    expect(faces).toEqual(['loaded']);
    expect(await violationsOf(chat.page)).toEqual([]);
  });

  it('sets formulas from left to right in a reply that runs the other way', async () => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'How?', 'المعادلة $a - b$ هنا.\n\n$$\nc - d\n$$');
    await chat.replies.locator('.katex').nth(1).waitFor();
    const directions = await chat.page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-role=assistant] .katex')].map((e) => getComputedStyle(e).direction)`,
    );
    expect(directions).toEqual(['ltr', 'ltr']);
    const paragraph = chat.replies.locator('p').first();
    const [text, formula] = [await paragraph.boundingBox(), await paragraph.locator('.katex').boundingBox()];
    expect(text!.x + text!.width - (formula!.x + formula!.width)).toBeGreaterThan(20);
  });

  it.each([
    ['left to right', 'plain', '- plain\n- [x] done\n  - below it', 1],
    ['right to left', 'سطر', '- سطر\n- [x] تم\n  - تحته', -1],
  ] as const)('indents what is to be done like any other list, %s', async (_, first, list, sign) => {
    const chat = await visit();
    await chat.open();
    await exchange(chat, 'What is there to do?', list);
    await chat.replies.getByText(first).waitFor();
    const [plain, task, below] = await chat.page.evaluate<Item[]>(`(() => {
      const items = [...document.querySelectorAll('[data-role=assistant] li')];
      return items.map((item) => {
        const text = document.createRange();
        text.selectNode([...item.childNodes].find((node) => node.nodeType === 3 && node.data.trim() !== ''));
        const { left, right } = text.getBoundingClientRect();
        return { left, right, bullet: getComputedStyle(item).listStyleType };
      });
    })()`);
    expect([plain, task, below].map((item) => item?.bullet)).toEqual(['disc', 'none', 'disc']);
    const startOf = ({ left, right }: Item) => (sign === 1 ? left : -right);
    // A space follows the box.
    expect(Math.abs(startOf(task!) - startOf(plain!))).toBeLessThan(6);
    expect(startOf(below!) - startOf(plain!)).toBeGreaterThan(15);
  });

  it.each([
    ['en-GB', 'الحساب'],
    ['ar', 'Account'],
  ])('begins a wide table with its first column, on a page in %s', async (locale, first) => {
    const chat = await visit({ locale, viewport: { width: 390, height: 844 } });
    await chat.page.goto('/');
    const field = chat.page.locator('#message');
    await field.fill('Which accounts are there?');
    await field.press('Enter');
    const reply = await nextReply();
    const columns = Array.from({ length: 12 }, () => first);
    reply.say(`| ${columns.join(' | ')} |\n|${'---|'.repeat(12)}\n`);
    reply.end();
    const cell = chat.replies.getByRole('columnheader').first();
    await cell.waitFor();
    const [place, table] = await Promise.all([
      cell.boundingBox(),
      chat.replies.locator('[role="region"]').boundingBox(),
    ]);
    expect(place!.x).toBeGreaterThanOrEqual(table!.x - 1);
    expect(place!.x + place!.width).toBeLessThanOrEqual(table!.x + table!.width + 1);
  });

  it('goes on with what a block began, and finds what is defined only at the end', async () => {
    const chat = await visit();
    await chat.open();
    await chat.send('At length');
    const reply = await nextReply();
    reply.say('See [the rates][r].[^1]\n\n1. One\n');
    await chat.replies.getByText('One').waitFor();
    expect(await chat.replies.getByRole('link').count()).toBe(0);
    reply.say('\n2. Two\n\n[r]: https://rates.example/\n\n[^1]: In euros.\n');
    reply.end();
    await chat.replies.getByRole('link', { name: 'the rates' }).waitFor();
    expect(await chat.replies.getByRole('list').first().getByRole('listitem').count()).toBe(2);
    await chat.replies.getByText('In euros.').waitFor();
  });
});
