// What a page looks like on paper: its PDF as Chromium prints it, each sheet as text and as a picture.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, type Page } from '@playwright/test';

export interface Sheet {
  text: string;
  /** Which part of the picture is not white, from 0 to 1. */
  ink: number;
  /** Which part of the ink is light: text that was meant for a dark ground. */
  pale: number;
}

/** Prints the page as it is now. */
export async function printed(page: Page): Promise<Sheet[]> {
  const pdf = await page.pdf({ format: 'A4' });
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()];
  // All texts come before the first picture: the library cannot read text after it has drawn.
  const texts = pages.map((sheet) => sheet.getText().replaceAll(/\s+/g, ' '));
  const sheets: Sheet[] = [];
  for (const [at, sheet] of pages.entries()) {
    const { data } = await sheet.render({ scale: 1, render: 'bitmap' });
    let ink = 0;
    let pale = 0;
    for (let place = 0; place < data.length; place += 4) {
      const light = Math.min(data[place] ?? 255, data[place + 1] ?? 255, data[place + 2] ?? 255);
      if (light < 250) ink += 1;
      if (light >= 215 && light < 250) pale += 1;
    }
    sheets.push({ text: texts[at] ?? '', ink: (ink * 4) / data.length, pale: ink === 0 ? 0 : pale / ink });
  }
  document.destroy();
  library.destroy();
  return sheets;
}

/** No sheet is blank, none is covered by a dark ground, and what is printed can be read. */
export function expectReadable(sheets: Sheet[]): void {
  expect(sheets.length).toBeGreaterThan(0);
  for (const [at, sheet] of sheets.entries()) {
    expect(sheet.ink, `ink of sheet ${at + 1}`).toBeGreaterThan(0.003);
    expect(sheet.ink, `ink of sheet ${at + 1}`).toBeLessThan(0.4);
    expect(sheet.pale, `pale ink of sheet ${at + 1}`).toBeLessThan(0.6);
    expect(sheet.text.trim().length, `text of sheet ${at + 1}`).toBeGreaterThan(20);
  }
}
