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
    // It also keeps tabs in the background drawing: without it a click there waits for seconds.
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
