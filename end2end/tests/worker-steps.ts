// The worker of tables (worker/README.md) asked by itself, as the app asks it.
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
  /** What was answered to the requests after it. */
  later: object[];
  progress: number;
  time: number;
  longest: number;
}

/**
 * Opens a file in the worker as the app does, asks for more, and says how long the page was busy at a time
 * until it was open.
 */
export async function opened(page: Page, buffer: Buffer, request: object, more: object[] = []): Promise<Opened> {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('input'), { type: 'file', id: 'table' });
    document.body.append(field);
  });
  // A file of the disk: given as bytes it would be unpacked in the page.
  const path = test.info().outputPath('table');
  writeFileSync(path, buffer);
  await page.locator('#table').setInputFiles(path);
  return page.evaluate(
    ([request, more]) =>
      new Promise<Opened>((done) => {
        const address = document.querySelector<HTMLLinkElement>('link[rel=tables-worker]')?.href ?? '';
        const field = document.querySelector<HTMLInputElement>('#table');
        const worker = new Worker(address, { type: 'module' });
        let longest = 0;
        const tasks = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        const start = performance.now();
        const answers: Answer[] = [];
        let progress = 0;
        let time = 0;
        worker.onmessage = ({ data }: MessageEvent<string>) => {
          const answer = JSON.parse(data) as Answer & { progress?: object };
          if (answer.progress) {
            progress += 1;
            return;
          }
          answers.push(answer);
          if (answers.length === 1) {
            time = performance.now() - start;
            for (const { duration } of tasks.takeRecords()) longest = Math.max(longest, duration);
            tasks.disconnect();
          }
          const next = answer.fault === undefined ? more[answers.length - 1] : undefined;
          if (next) {
            worker.postMessage([JSON.stringify({ id: answers.length + 1, ...next })]);
            return;
          }
          worker.terminate();
          field?.remove();
          const [first, ...later] = answers;
          if (first) done({ answer: first, later, progress, time, longest });
        };
        tasks.observe({ type: 'longtask' });
        worker.postMessage([JSON.stringify({ id: 1, ...request }), field?.files?.[0]]);
      }),
    [request, more] as const,
  );
}
