// The eyes and hands of a user: what is looked at is found by its words, and acting is moving the
// pointer to the middle of it and pressing, or pressing keys. Whatever lies there gets the press.
import { By, Key, error as failures } from 'selenium-webdriver';
import { until } from './until.mjs';

/** What stands there, with the no-break spaces of the typography as spaces. */
const WORDS = "normalize-space(translate(., '\u00a0', ' '))";

/** @param {string} name */
export const button = (name) => `//button[${WORDS} = '${name}' or @aria-label = '${name}']`;

/** @param {string} words */
export const heading = (words) => `//*[self::h1 or self::h2][${WORDS} = '${words}']`;

/**
 * An element that says this and perhaps more.
 * @param {string} element
 * @param {string} words
 */
export const saying = (element, words) => `//${element}[contains(${WORDS}, '${words}')]`;

export class Hands {
  /** What the journey is at, for whoever reads of its failure. */
  step = 'the start';

  /** @param {import('selenium-webdriver').WebDriver} driver */
  constructor(driver) {
    this.driver = driver;
  }

  /** @param {string} url */
  async open(url) {
    await this.driver.get(url);
  }

  /**
   * The page, not the window around it, gets this size.
   * @param {number} width
   * @param {number} height
   */
  async size(width, height) {
    const window = this.driver.manage().window();
    await until(`a page of ${width} by ${height}`, async () => {
      const [innerWidth, innerHeight] = await this.read(() => [globalThis.innerWidth, globalThis.innerHeight]);
      if (innerWidth === width && innerHeight === height) return true;
      const outer = await window.getRect();
      await window.setRect({ x: 0, y: 0, width: outer.width + width - innerWidth, height: outer.height + height - innerHeight });
      return false;
    });
  }

  /**
   * What the page says of itself; nothing is done to it.
   * @template T
   * @template {unknown[]} A
   * @param {(...args: A) => T} look
   * @param {A} args
   * @returns {Promise<T>}
   */
  read(look, ...args) {
    return this.driver.executeScript(look, ...args);
  }

  /**
   * The first such element that is visible; `undefined` while there is none.
   * @param {string} path
   */
  async visible(path) {
    for (const element of await this.driver.findElements(By.xpath(path))) {
      if (await element.isDisplayed()) return element;
    }
    return undefined;
  }

  /**
   * Looks until it is found; what is redrawn while it is looked at is looked at again.
   * @template T
   * @param {string} what
   * @param {() => T | Promise<T>} look
   */
  wait(what, look) {
    return until(what, async () => {
      try {
        return await look();
      } catch (failure) {
        if (failure instanceof failures.StaleElementReferenceError) return undefined;
        throw failure;
      }
    });
  }

  /**
   * @param {string} what
   * @param {string} path
   */
  see(what, path) {
    return this.wait(what, () => this.visible(path));
  }

  /**
   * @param {string} what
   * @param {string} path
   */
  async seeNoMore(what, path) {
    await this.wait(`${what} to go`, async () => (await this.visible(path)) === undefined);
  }

  /**
   * Presses in the middle of it, once it can be pressed, has been scrolled to and has come to rest.
   * @param {string} what
   * @param {string} path
   */
  async click(what, path) {
    let before = '';
    await this.wait(`${what} to click`, async () => {
      const element = await this.visible(path);
      if (!element || !(await element.isEnabled())) return false;
      await this.read((it) => /** @type {any} */ (it).scrollIntoView({ block: 'nearest' }), element);
      const place = async () => JSON.stringify(await element.getRect());
      const now = await place();
      const isAtRest = now === before;
      before = now;
      if (!isAtRest) return false;
      await this.driver.actions().move({ origin: element }).perform();
      // It can have moved away while the pointer came.
      if ((await place()) !== now) return false;
      await this.driver.actions().click().perform();
      return true;
    });
  }

  /** @param {string} text Typed key by key where the keyboard is. */
  async type(text) {
    await this.driver.actions().sendKeys(text).perform();
  }

  async escape() {
    await this.type(Key.ESCAPE);
  }
}
