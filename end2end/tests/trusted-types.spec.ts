// Trusted Types are enforced: markup and scripts that the build did not make are refused, whoever tries.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootOf, prepared } from './cabinet';
import { expect, test } from './fixtures';
import { IVANOVA, openAdministration } from './steps';

const MARKUP = [
  '<img src=x onerror="window.broken = 1">',
  '<svg><use href="data:x"></use></svg>',
  '<a href="javascript:window.broken = 1">x</a>',
  '<p onclick="window.broken = 1">x</p>',
  '<iframe srcdoc="x"></iframe>',
  '<script>window.broken = 1</script>',
  '<p style="color:red">x</p>',
  '<math><mtext><style><img src=x onerror="1"></style></mtext></math>',
  '<template><p>x</p></template>',
  '<form action="https://evil.example"><input></form>',
  '<p class="a"onclick="1">x</p>',
  '<!--><img src=x onerror=1>-->',
];

test('foreign markup, scripts and policies are refused in the middle of the work', async ({ page, expected }) => {
  expected.push(/Trusted|trusted|Content Security Policy/, /javascript:/i);
  await openAdministration(page, IVANOVA);
  const taken = await page.evaluate(
    (all) =>
      all.filter((markup) => {
        try {
          document.createElement('div').innerHTML = markup;
          return true;
        } catch {
          return false;
        }
      }),
    MARKUP,
  );
  expect(taken).toEqual([]);
  const not_refused = await page.evaluate(() => {
    const policies = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes;
    const attempts: Record<string, () => unknown> = {
      'the address of a script': () => (document.createElement('script').src = '/x.js'),
      'the text of a script': () => (document.createElement('script').text = '1'),
      'a worker': () => new Worker('/x.js'),
      'another policy': () => policies.createPolicy('other', {}),
      'a second default policy': () => policies.createPolicy('default', { createHTML: (text: string) => text }),
      'a text to run later': () => setTimeout('1'),
      'a document written over': () => document.write('<img src=x onerror=1>'),
      'a handler in an attribute': () => document.body.setAttribute('onclick', 'window.broken = 1'),
      'markup of a range': () => document.createRange().createContextualFragment('<img src=x onerror=1>'),
      'markup parsed apart': () => new DOMParser().parseFromString('<script>1</script>', 'text/html'),
      'markup beside markup': () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=1>'),
    };
    return Object.entries(attempts).filter(([, attempt]) => {
      try {
        attempt();
        return true;
      } catch (error) {
        return !(error instanceof TypeError);
      }
    });
  });
  expect(not_refused.map(([name]) => name)).toEqual([]);
  await test.step('what no type stands before is stopped by the policy of the content', async () => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.append('window.broken = 1');
      const link = Object.assign(document.createElement('a'), { href: 'javascript:window.broken = 1', textContent: 'x' });
      document.body.append(script, link);
      link.click();
      script.remove();
      link.remove();
    });
  });
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined();
  await expect(page.getByRole('table'), 'the page is whole').toBeVisible();
});

test('the policy takes what the build made: every tag of the wasm passes', () => {
  const source = /^const STILL = \/(.+)\/;$/m.exec(readFileSync(bootOf(prepared('DIST')), 'utf8'))?.[1];
  const still = new RegExp(source ?? 'no such line');
  expect(MARKUP.filter((markup) => still.test(markup))).toEqual([]);
  // The worker's has tags of workbooks and, like any worker, no document.
  const parts = readdirSync(prepared('DIST')).filter((name) => name.endsWith('.wasm') && !name.startsWith('tables-'));
  const tags = parts.flatMap((name) => {
    const text = readFileSync(join(prepared('DIST'), name)).toString('latin1');
    // With an attribute or an end beside it: types of Rust, such as `<u8>`, look like tags too.
    return [...text.matchAll(/<([a-z][a-z0-9]*)(?: [a-z-]+="[^"<>]*")+ ?\/?>|<([a-z][a-z0-9]*)>(?=[^<>]*<\/\2>)/g)].map(([tag]) => tag);
  });
  expect(tags, 'what is looked for is found').toContain('<div class="loading__row">');
  expect(tags.filter((tag) => !still.test(tag))).toEqual([]);
});
