// Firefox and WebKitGTK, each with its driver. Everything is started here: Selenium by itself would
// look for drivers in the network.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, Capabilities } from 'selenium-webdriver';
import LogInspector from 'selenium-webdriver/bidi/logInspector.js';

/** @typedef {import('./program.mjs').Begun} Begun */

/**
 * @typedef {object} Browser
 * @property {import('selenium-webdriver').WebDriver} driver
 * @property {string[]} errors What the console has complained about so far.
 */

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/**
 * Starts the driver, and by it the browser.
 * @param {Begun} begun
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {Record<string, unknown>} capabilities
 */
async function drive(begun, command, args, env, capabilities) {
  const port = await freePort();
  const program = begun.start(command, [`--port=${port}`, ...args], env);
  const url = `http://127.0.0.1:${port}`;
  await program.ready(`${command} to listen`, () => fetch(`${url}/status`).then((answer) => answer.ok, () => false));
  const driver = await new Builder().usingServer(url).withCapabilities(new Capabilities(capabilities)).build();
  begun.endsWith(() => driver.quit());
  return driver;
}

/**
 * @param {Begun} begun
 * @returns {Promise<Browser>}
 */
async function firefox(begun) {
  const driver = await drive(begun, 'geckodriver', [`--websocket-port=${await freePort()}`], process.env, {
    browserName: 'firefox',
    webSocketUrl: true,
    'moz:firefoxOptions': { binary: '/usr/bin/firefox-esr', args: ['-headless'] },
  });
  /** @type {string[]} */
  const errors = [];
  const console = await LogInspector(driver);
  await console.onLog(({ level, text }) => void (level === 'error' && errors.push(text)));
  return { driver, errors };
}

/**
 * WebKitGTK draws on a screen only, and here is none.
 * @param {Begun} begun
 */
async function startScreen(begun) {
  const screen = begun.start('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']);
  const number = await screen.ready('the number of the screen', () => /^(\d+)\n/m.exec(screen.said)?.[1]);
  return `:${number}`;
}

/**
 * The settings of GTK: with its wide buttons the window cannot be as narrow as a phone.
 * @param {Begun} begun
 */
function settings(begun) {
  const folder = mkdtempSync(join(tmpdir(), 'cabinet-gtk-'));
  begun.endsWith(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0/gtk.css'), 'button { min-width: 0; padding: 0; }');
  return folder;
}

/**
 * MiniBrowser, which is what its driver starts. What its console says nobody is told while it is driven.
 * @param {Begun} begun
 * @returns {Promise<Browser>}
 */
async function webkit(begun) {
  const env = { ...process.env, DISPLAY: await startScreen(begun), XDG_CONFIG_HOME: settings(begun) };
  const driver = await drive(begun, 'WebKitWebDriver', [], env, { browserName: 'MiniBrowser' });
  return { driver, errors: [] };
}

export const ENGINES = { Firefox: firefox, WebKitGTK: webkit };
