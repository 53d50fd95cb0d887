import { describe, expect, it } from '@jest/globals';
import { readPdf, withoutSpaces } from '../../../test/support/read-pdf.js';
import type { Paper, PaperBlock } from './paper.js';
import { writePaper } from './write-paper.js';

const paper = (blocks: PaperBlock[], changes: Partial<Paper> = {}): Paper => ({
  title: 'Minutes of a meeting',
  marking: 'OFFICIAL-SENSITIVE',
  takenBy: 'Peter Gough, Probation',
  takenAt: new Date('2014-06-03T09:30:00Z'),
  takenAtWords: '3 June 2014 at 10:30',
  blocks,
  ...changes,
});
const read = async (blocks: PaperBlock[], changes: Partial<Paper> = {}) =>
  readPdf(await writePaper(paper(blocks, changes)));

const long = (words: string): string => `${words} `.repeat(400).trim();

describe('a paper', () => {
  it('is marked at the top and bottom of every page, with who, when and which page (LAW-3)', async () => {
    const { pages } = await read([{ kind: 'paragraph', text: long('Many words about the weather.') }]);
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page.split('OFFICIAL-SENSITIVE')).toHaveLength(3);
      expect(page).toContain(
        withoutSpaces(
          `Minutes of a meeting · taken by Peter Gough, Probation, 3 June 2014 at 10:30 · page ${index + 1} of ${pages.length}`,
        ),
      );
    });
  });

  it('holds every word, over as many pages as they need', async () => {
    const text = Array.from({ length: 1500 }, (_, index) => `word${index}`).join(' ');
    const { pages } = await read([{ kind: 'paragraph', text }]);
    const found = pages.join('').match(/word\d+?(?=word|OFFICIAL|Minutes|$)/g) ?? [];
    expect(new Set(found).size).toBe(1500);
  });

  it('shows what has no place to break, whole', async () => {
    const { pages } = await read([{ kind: 'answer', question: 'Address', answer: 'x'.repeat(900) }]);
    expect(pages[0]?.match(/x/g)).toHaveLength(900);
  });

  it('shows questions with their answers, long and short, and says which are not answered', async () => {
    const answer = long('A long answer.');
    const { pages } = await read([
      { kind: 'heading', level: 1, text: 'A heading' },
      { kind: 'answer', question: 'Surname', answer: 'Brontë' },
      { kind: 'answer', question: 'Employment', answer: '  ' },
      { kind: 'answer', question: 'Concerns', answer },
    ]);
    expect(pages[0]).toMatch(/^AheadingSurnameBrontëEmploymentNotansweredConcernsAlonganswer\./);
    expect(pages.join('').match(/Alonganswer\./g)).toHaveLength(400);
  });

  it('shows tables, whose head stands again on each page', async () => {
    const rows = Array.from({ length: 80 }, (_, index) => [`Action ${index + 1}.`, 'Housing']);
    const { pages } = await read([{ kind: 'table', head: ['What', 'Who'], rows, widths: [3, 1] }]);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('WhatWhoAction');
    expect(pages.join('').match(/Action\d+\.Housing/g)).toHaveLength(80);
  });

  it('shows a table’s row that is higher than a page', async () => {
    const { pages } = await read([
      { kind: 'table', head: ['What', 'Who'], rows: [[long('Tell them.'), 'Housing']] },
    ]);
    expect(pages.join('').match(/Tellthem\./g)).toHaveLength(400);
    expect(pages.join('')).toContain('Who:Housing');
  });

  it('prints é, ë and ’, and says at the end what it cannot print', async () => {
    const names: PaperBlock[] = [{ kind: 'paragraph', text: 'Renée Brontë O’Neill' }];
    expect((await read(names)).pages[0]).toMatch(/RenéeBrontëO’Neill(?!.*cannotbeprinted)/);
    const { pages } = await read([{ kind: 'paragraph', text: 'Łukasz' }]);
    expect(pages[0]).toContain('[U+0141]ukaszOneletterofthispapercannotbeprinted');
  });

  it('can be read aloud: title, language, and a tree of headings, paragraphs and tables', async () => {
    const { objects } = await read([
      { kind: 'heading', level: 1, text: 'A heading' },
      { kind: 'heading', level: 2, text: 'A smaller one' },
      { kind: 'answer', question: 'Address', answer: 'Line one\nLine two' },
      { kind: 'table', head: ['What'], rows: [['Visit']] },
    ]);
    expect(objects).toContain('/Lang (en-GB)');
    expect(objects).toContain('(Minutes of a meeting: OFFICIAL-SENSITIVE)');
    expect(objects).toMatch(/\/MarkInfo|\/Marked true/);
    for (const tag of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD'])
      expect(objects).toContain(`/S /${tag}\n`);
    expect(objects).toContain('/ActualText (Line one\\nLine two)');
  });
});
