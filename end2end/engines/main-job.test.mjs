// The main job in the engines that Playwright does not drive here, by real clicks and keys; each with
// a backend of its own.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Demo } from './cabinet.mjs';
import { ENGINES } from './engines.mjs';
import { Hands } from './hands.mjs';
import { dialogOnPhone, mainJob } from './main-job.mjs';
import { Begun } from './program.mjs';

const SHOTS = join(import.meta.dirname, '../test-results/engines');

const demo = new Demo();
after(() => demo.end());

/**
 * @param {Hands} hands
 * @param {string} file
 */
async function shoot({ driver }, file) {
  mkdirSync(SHOTS, { recursive: true });
  writeFileSync(file, await driver.takeScreenshot(), 'base64');
}

/**
 * @param {string} name
 * @param {keyof typeof ENGINES} engine
 * @param {[number, number]} size
 * @param {(hands: Hands, url: string) => Promise<void>} journey
 */
function journeyIn(name, engine, size, journey) {
  test(name, { timeout: 180_000 }, async (t) => {
    const started = Date.now();
    const begun = new Begun();
    t.after(() => begun.end());
    const slug = name.replaceAll(' ', '-');
    const url = await demo.start(begun, slug);
    const { driver, errors } = await ENGINES[engine](begun);
    const hands = new Hands(driver);
    try {
      await hands.size(...size);
      await journey(hands, url);
      hands.step = 'the console has no errors';
      assert.deepEqual(errors, []);
    } catch (failure) {
      const shot = join(SHOTS, `${slug}.png`);
      console.log([`${name} failed at: ${hands.step}`, shot, ...errors].join('\n'));
      // What failed first is what is told of.
      await shoot(hands, shot).catch((why) => console.log(`no picture: ${why}`));
      throw failure;
    }
    const version = (await driver.getCapabilities()).getBrowserVersion();
    console.log(`${name}, ${version}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  });
}

journeyIn('Firefox', 'Firefox', [1280, 800], mainJob);
journeyIn('WebKitGTK', 'WebKitGTK', [1280, 800], mainJob);
journeyIn('WebKitGTK as a phone', 'WebKitGTK', [390, 844], dialogOnPhone);
