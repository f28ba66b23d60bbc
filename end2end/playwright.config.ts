import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

/** `SHOTS=1`: pictures. `CALM=1`: what measures time, alone on the machine. Else all others. */
function chosen(): Pick<PlaywrightTestConfig, 'grep' | 'grepInvert' | 'workers'> {
  if (process.env.SHOTS) return { grep: /@shots/ };
  if (process.env.CALM) return { grep: /@calm/, workers: 1 };
  return { grepInvert: /@shots|@calm/ };
}

// No webServer: every test starts a backend of its own (tests/fixtures.ts).
export default defineConfig({
  testDir: 'tests',
  globalSetup: './tests/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  ...chosen(),
  use: {
    locale: 'ru-RU',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    // What was seen, for whoever looks into a failure; it takes a quarter of the time.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        // One process less for each browser, on machines of two cores.
        '--in-process-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
