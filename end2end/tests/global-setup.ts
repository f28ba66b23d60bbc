// Once a run: copies of the backend and of the app, so that a rebuild beside it does no harm, and
// the demo data.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_BACKEND, BUILT_DIST, templateIn } from './cabinet';

export default function setUp(): () => void {
  if (!existsSync(BUILT_BACKEND)) throw new Error(`no backend at ${BUILT_BACKEND}: cargo build -p reference-backend`);
  if (!existsSync(join(BUILT_DIST, 'index.html'))) throw new Error(`no app in ${BUILT_DIST}: make dist`);
  const folder = mkdtempSync(join(tmpdir(), 'cabinet-template-'));
  const backend = join(folder, 'reference-backend');
  const dist = join(folder, 'dist');
  copyFileSync(BUILT_BACKEND, backend);
  cpSync(BUILT_DIST, dist, { recursive: true });
  for (const data of ['small', 'full'] as const) {
    execFileSync(backend, ['--seed-only'], {
      env: { PATH: process.env.PATH, DATABASE: templateIn(folder, data), DEMO: data },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  // Inherited by the workers.
  process.env.CABINET_TEMPLATE = folder;
  process.env.CABINET_BACKEND = backend;
  process.env.CABINET_DIST = dist;
  return () => rmSync(folder, { recursive: true, force: true });
}
