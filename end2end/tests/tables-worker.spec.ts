// The worker of tables (worker/README.md) in a real browser, under the page's policy: 100,000 rows are
// read and checked while the page stays free.
import { writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const ROWS = 100_000;
const LONGEST_TASK = 50; // milliseconds

/** A СНИЛС and an ИНН with right check digits. */
function numbers(row: number): [string, string] {
  const digits = String(100_000_000 + row);
  const sum = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0);
  let inn = String(5_000_000_000 + row);
  for (const weights of [[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]]) {
    inn += (weights.reduce((sum, weight, place) => sum + weight * Number(inn[place]), 0) % 11) % 10;
  }
  return [digits + String((sum % 101) % 100).padStart(2, '0'), inn];
}

const rows = () =>
  Array.from({ length: ROWS }, (_, row) => [`Иванов${row} Иван Иванович`, ...numbers(row), 'Инженер', 'Просмотр']);

const csv = () => Buffer.from(rows().map((cells) => `${cells.join(';')}\r\n`).join(''));

function xlsx(): Buffer {
  const sheet = rows().map((cells, row) => {
    const written = cells.map((cell, column) => {
      const place = `${'ABCDE'[column]}${row + 1}`;
      return /^\d+$/.test(cell)
        ? `<c r="${place}"><v>${cell}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
    });
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const relation = (kind: string, target: string) =>
    `<Relationships><Relationship Id="a" Type="x/${kind}" Target="${target}"/></Relationships>`;
  return zip({
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook><sheets><sheet name="1" id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'sheet.xml'),
    'xl/sheet.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  });
}

function zip(parts: Record<string, string>): Buffer {
  const [file, directory]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  for (const [name, text] of Object.entries(parts)) {
    const packed = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, tail, Buffer.from(name));
    file.push(Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed);
    place += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...file, ...directory, Buffer.from('PK\x05\x06'), end]);
}

interface Opened {
  answer: { counts?: { ready: number }; fault?: string; memory: number };
  progress: number;
  time: number;
  longest: number;
}

/** Opens a file in the worker as the app does, and says how long the page was busy at a time. */
async function opened(page: Page, buffer: Buffer): Promise<Opened> {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'table' });
    document.body.append(field);
  });
  // A file of the disk: given as bytes it would be unpacked in the page.
  const path = test.info().outputPath('table');
  writeFileSync(path, buffer);
  await page.locator('#table').setInputFiles(path);
  return page.evaluate(
    () =>
      new Promise<Opened>((done) => {
        const address = document.querySelector<HTMLLinkElement>('link[rel=tables-worker]')?.href ?? '';
        const field = document.querySelector<HTMLInputElement>('#table');
        const worker = new Worker(address, { type: 'module' });
        let longest = 0;
        const tasks = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        const start = performance.now();
        let progress = 0;
        worker.onmessage = ({ data }: MessageEvent<string>) => {
          const answer = JSON.parse(data) as Opened['answer'] & { progress?: object };
          if (answer.progress) {
            progress += 1;
            return;
          }
          const time = performance.now() - start;
          for (const { duration } of tasks.takeRecords()) longest = Math.max(longest, duration);
          worker.terminate();
          field?.remove();
          done({ answer, progress, time, longest });
        };
        const permissions = [{ code: 'view', label: 'Просмотр' }];
        tasks.observe({ type: 'longtask' });
        worker.postMessage([JSON.stringify({ id: 1, do: 'open', permissions }), field?.files?.[0]]);
      }),
  );
}

for (const [what, make] of [['CSV', csv], ['XLSX', xlsx]] as const) {
  test(`${ROWS} rows of ${what} are checked while the page stays free`, { tag: '@calm' }, async ({ page }) => {
    const file = make();
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Вход в систему' })).toBeVisible();
    const { answer, progress, time, longest } = await opened(page, file);
    console.log(
      `${what}: ${ROWS} rows, ${Math.round(file.length / 1000)} KB: ${Math.round(time)} ms, worker's memory ` +
        `${Math.round(answer.memory / 1e6)} MB, longest task of the page ${Math.round(longest)} ms`,
    );
    expect(answer.counts?.ready).toBe(ROWS);
    expect(progress).toBeGreaterThan(20);
    expect(longest).toBeLessThanOrEqual(LONGEST_TASK);
    expect(answer.memory).toBeLessThan(200_000_000);
  });
}

test('a file that is no table has a name for it', async ({ page }) => {
  await page.goto('/');
  expect((await opened(page, Buffer.from('%PDF-1.7'))).answer.fault).toBe('not_a_table');
  expect((await opened(page, Buffer.alloc(50_000_001))).answer).toMatchObject({ fault: 'too_large', number: 50_000_000 });
});
