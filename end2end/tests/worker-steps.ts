// The worker of tables (crates/worker/README.md) asked by itself, as the app asks it.
import { writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { test } from './fixtures';

/** How long a task of the page may last, in milliseconds. */
export const LONGEST_TASK = 50;

/** A СНИЛС and an ИНН with right check digits. */
export function numbers(row: number): [string, string] {
  const digits = String(100_000_000 + row);
  const sum = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0);
  let inn = String(5_000_000_000 + row);
  for (const weights of [[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]]) {
    inn += (weights.reduce((sum, weight, place) => sum + weight * Number(inn[place]), 0) % 11) % 10;
  }
  return [digits + String((sum % 101) % 100).padStart(2, '0'), inn];
}

/** A workbook of one sheet; what is only digits is a number there. */
export function xlsx(rows: string[][]): Buffer {
  const sheet = rows.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const place = `${String.fromCharCode(65 + column)}${row + 1}`;
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

export interface Answer {
  counts?: { rows: number; ready: number };
  fault?: string;
  memory: number;
}

interface Opened {
  answer: Answer;
  progress: number;
  time: number;
  longest: number;
}

/** Files as somebody chooses them, in the field with this id. Of the disk: given as bytes they would be unpacked in the page. */
async function chosen(page: Page, id: string, paths: string[]): Promise<void> {
  await page.evaluate((id) => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id, multiple: true }));
  }, id);
  await page.locator(`#${id}`).setInputFiles(paths);
}

/** Opens a file in the worker as the app does, and says how long the page was busy at a time until it was open. */
export async function opened(page: Page, buffer: Buffer, request: object): Promise<Opened> {
  const path = test.info().outputPath('table');
  writeFileSync(path, buffer);
  await chosen(page, 'table', [path]);
  return page.evaluate(
    (request) =>
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
          const answer = JSON.parse(data) as Answer & { progress?: object };
          if (answer.progress) {
            progress += 1;
            return;
          }
          const time = performance.now() - start;
          for (const { duration } of tasks.takeRecords()) longest = Math.max(longest, duration);
          tasks.disconnect();
          worker.terminate();
          field?.remove();
          done({ answer, progress, time, longest });
        };
        tasks.observe({ type: 'longtask' });
        worker.postMessage([JSON.stringify({ id: 1, ...request }), field?.files?.[0]]);
      }),
    request,
  );
}

/** Opens one file after another in one worker, as somebody does who takes another file; what it answers to each, and to the request after it. */
export async function openedInTurn(page: Page, paths: string[], request: object, after: object): Promise<[Answer, object][]> {
  await chosen(page, 'tables', paths);
  return page.evaluate(
    async ([request, after]) => {
      const address = document.querySelector<HTMLLinkElement>('link[rel=tables-worker]')?.href ?? '';
      const field = document.querySelector<HTMLInputElement>('#tables');
      const worker = new Worker(address, { type: 'module' });
      const ask = <T>(...message: [object, File?]): Promise<T> =>
        new Promise((done) => {
          worker.onmessage = ({ data }: MessageEvent<string>) => {
            const answer = JSON.parse(data) as { progress?: object };
            if (!answer.progress) done(answer as T);
          };
          worker.postMessage([JSON.stringify({ id: 1, ...message[0] }), message[1]]);
        });
      const answers: [Answer, object][] = [];
      for (const file of field?.files ?? []) answers.push([await ask<Answer>(request, file), await ask<object>(after)]);
      worker.terminate();
      field?.remove();
      return answers;
    },
    [request, after] as const,
  );
}
