import { defineConfig } from '@playwright/test';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Letters as wide as on a screen; the engine alone would round them, and lines would break elsewhere.
  '--font-render-hinting=none',
];
/** A browser of Debian's; Playwright's own are not installed. */
const browser = (executablePath: string) => ({ use: { launchOptions: { executablePath, args: ARGS } } });
/** The engine alone, without what only a window needs: half the time of the whole browser. */
const SHELL = browser('/usr/bin/chromium-headless-shell');
/** What people have. */
const WHOLE = browser('/usr/bin/chromium');

/** `SHOTS=1`: the pictures of the README and nothing else. */
const shots = [{ name: 'shots', grep: /@shots/, ...WHOLE }];
const journeys = [
  { name: 'shell', grepInvert: /@whole|@calm|@shots/, ...SHELL },
  { name: 'whole', grep: /@whole/, ...WHOLE },
  // What measures time, after all others and alone on the machine.
  { name: 'calm', grep: /@calm/, workers: 1, dependencies: ['shell', 'whole'], ...WHOLE },
];

// No webServer: every test starts a backend of its own (tests/fixtures.ts).
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has found something all the same.
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../target/journeys.json' }]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // One picture, whichever of the two browsers takes it.
  snapshotPathTemplate: '{testDir}/{testFilePath}-snapshots/{arg}-{platform}{ext}',
  projects: process.env.SHOTS ? shots : journeys,
  use: {
    locale: 'ru-RU',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    // `make journeys` runs what failed once more, with traces.
    trace: 'off',
  },
});
