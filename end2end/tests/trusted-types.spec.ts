// Trusted Types are enforced: markup and scripts that the build did not make are refused, whoever tries.
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
  expected.push(/Trusted|trusted|Content Security Policy/);
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
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined();
  await expect(page.getByRole('table'), 'the page is whole').toBeVisible();
});
