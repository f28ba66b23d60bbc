// What every journey shares: a backend of its own, browsers that are watched, and axe.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Cabinet, type Data } from './cabinet';

export { expect };

interface Fixtures {
  /** Environment of this test's backend, set by `test.use`. */
  environment: Record<string, string>;
  /** How much demo data it has: `full` where the number is the subject. */
  data: Data;
  cabinet: Cabinet;
  /** A second backend, with an environment of its own. */
  anotherCabinet: (environment: Record<string, string>) => Promise<Cabinet>;
  /**
   * Console errors that the test provokes, announced beforehand. Each has to come, and no other
   * may: Chromium logs «Failed to load resource» for every answer from 400 on.
   */
  expected: RegExp[];
  /** Another person with a browser of their own, watched like `page`. */
  anotherBrowser: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
}

class Watch {
  private readonly errors: string[] = [];

  context(context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.errors.push(String(error.error().stack ?? error.error())));
  }

  /** Errors come a moment after what they are about. */
  async announced(expected: RegExp[]): Promise<void> {
    await expect.poll(() => this.missing(expected), 'announced errors that never came').toEqual([]);
  }

  private missing(expected: RegExp[]): string[] {
    return expected.filter((pattern) => !this.errors.some((error) => pattern.test(error))).map(String);
  }

  judge(expected: RegExp[]): void {
    const unexpected = this.errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    expect(unexpected, 'console errors, page errors, CSP violations').toEqual([]);
    // Of a test without a page of its own.
    expect(this.missing(expected), 'announced errors that never came').toEqual([]);
  }
}

export const test = base.extend<Fixtures & { watch: Watch }>({
  environment: [{}, { option: true }],
  data: ['small', { option: true }],
  cabinet: async ({ environment, data }, use) => {
    const cabinet = await Cabinet.start(environment, data);
    await use(cabinet);
    await cabinet.destroy();
  },
  anotherCabinet: async ({}, use) => {
    const cabinets: Cabinet[] = [];
    await use(async (environment) => {
      const cabinet = await Cabinet.start(environment);
      cabinets.push(cabinet);
      return cabinet;
    });
    await Promise.all(cabinets.map((cabinet) => cabinet.destroy()));
  },
  expected: async ({}, use) => use([]),
  watch: async ({ expected }, use) => {
    const watch = new Watch();
    await use(watch);
    watch.judge(expected);
  },
  baseURL: async ({ cabinet }, use) => use(cabinet.url),
  context: async ({ context, watch, expected }, use) => {
    watch.context(context);
    await use(context);
    await watch.announced(expected);
  },
  anotherBrowser: async ({ browser, cabinet, watch, contextOptions, locale, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: cabinet.url,
        locale: locale ?? 'ru-RU',
        viewport,
        ...options,
      });
      contexts.push(context);
      watch.context(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/**
 * WCAG 2.0 to 2.2, A and AA: nothing to complain about on this screen as it stands. A complaint
 * fails the test but does not end it: the screens after it are looked at too.
 */
export async function axe(page: Page): Promise<void> {
  // A colour on its way to another has a contrast that nobody sees.
  await page.evaluate(async () => {
    const quick = (one: Animation) => one instanceof CSSTransition || (one instanceof CSSAnimation && one.animationName === 'appear');
    await Promise.allSettled(document.getAnimations().filter(quick).map((one) => one.finished));
  });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect.soft(found, `axe at ${page.url()}`).toEqual([]);
}
