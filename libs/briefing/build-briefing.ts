/** The kinds of briefing, and the way from figures to a document tree. */
import type { BriefingInput } from '#domain/briefing/briefing-input.js';
import type { Briefing, BriefingKind, BriefingNode } from '#domain/briefing/briefing.js';
import { yearOf } from '#domain/period/period.js';
import { BriefingFacts, dateText, shanghaiTime } from './facts.js';
import { quarterly } from './kinds/quarterly.kind.js';
import { chapter } from './numbering.js';
import { type Kind, PLACEHOLDER } from './section.js';

/** One line per `*.kind.ts`. */
export const KINDS: Record<BriefingKind, Kind> = { quarterly };

/** Sections that have nothing to say are left out; the others are numbered in order. */
export function buildBriefing(input: BriefingInput, kind: BriefingKind = 'quarterly'): Briefing {
  const facts = new BriefingFacts(input);
  const recipe = KINDS[kind];
  const { settings, language } = input;
  const present = recipe.sections
    .map((section) => ({ title: facts.word(section.title), nodes: section.build(facts) }))
    .filter(({ nodes }) => nodes.length > 0);
  return {
    kind,
    period: input.period,
    unit: input.unit,
    masthead: settings.masthead,
    issue: facts.t(`〔${yearOf(input.period)}〕第${input.issueNumber}期`, `No. ${input.issueNumber} of ${yearOf(input.period)}`),
    issuingOffice: settings.issuingOffice,
    issuedOn: dateText(input.issuedOn, language),
    title: recipe.title(facts),
    addressees: settings.addressees,
    body: present.flatMap(({ title: text, nodes }, i): BriefingNode[] => [
      { type: 'heading', level: 1, text: chapter(i, text, language) },
      ...nodes,
    ]),
    annexes: recipe.annexes
      .map((annex) => ({ title: facts.word(annex.title), body: annex.build(facts) }))
      .filter(({ body }) => body.length > 0),
    distribution: { report: settings.report, send: settings.send, issue: settings.issue, copies: settings.copies },
    colophon: [colophon(facts)],
    dataVersion: input.dataVersion,
    catalogueVersion: input.catalogue.version,
    language,
  };
}

function colophon(facts: BriefingFacts): string {
  const { asOf, reported, expected, catalogue, dataVersion, provisional } = facts.input;
  const at = shanghaiTime(asOf);
  return facts.t(
    `数据截至${at}，${reported}/${expected}个单位已审核${provisional ? '，本期未关闭，为暂定数' : ''}；指标目录${catalogue.version}版，数据版本${dataVersion}。`,
    `Figures as of ${at}, ${reported}/${expected} units accepted${provisional ? ', quarter still open' : ''}; catalogue ${catalogue.version}, data version ${dataVersion}.`,
  );
}

/** Where the editor still has to write: the texts that hold a placeholder. */
export function placeholdersOf(briefing: Briefing): string[] {
  const mark = PLACEHOLDER[briefing.language];
  const texts = (nodes: BriefingNode[]): string[] =>
    nodes.flatMap((node) => {
      if (node.type === 'list') return node.items.map((item) => item.text);
      if (node.type === 'block')
        return node.block.kind === 'table' ? node.block.rows.map((row) => row.cells.map((cell) => cell.display).join(' ')) : [];
      return node.type === 'page_break' ? [] : [node.text];
    });
  return [...texts(briefing.body), ...briefing.annexes.flatMap((annex) => texts(annex.body))].filter((text) => text.includes(mark));
}
