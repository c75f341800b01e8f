/** The kinds of briefing, and the way from figures to a document tree. */
import type { BriefingInput } from '#domain/briefing/briefing-input.js';
import type { Briefing, BriefingKind, BriefingNode } from '#domain/briefing/briefing.js';
import type { Recipient } from '#domain/briefing/style.js';
import { MEETING_KINDS } from '#domain/meeting/meeting.js';
import { dateText, shanghaiTime } from './dates.js';
import { BriefingFacts } from './facts.js';
import { annual } from './kinds/annual.kind.js';
import { bulletin } from './kinds/bulletin.kind.js';
import { deck } from './kinds/deck.kind.js';
import { notice } from './kinds/notice.kind.js';
import { quarterly } from './kinds/quarterly.kind.js';
import { unitSheet } from './kinds/unit-sheet.kind.js';
import { identified } from './identify.js';
import { chapter } from './numbering.js';
import { paragraph, said } from './said.js';
import type { Kind, NodeDraft, Section } from './section.js';
import { filled, styleOf } from './style.js';

/** One line per `*.kind.ts`. */
export const KINDS: Record<BriefingKind, Kind> = { quarterly, bulletin, unit_sheet: unitSheet, deck, notice, annual };

interface Part {
  section: Section;
  title: string;
  drafts: NodeDraft[];
}

/** Sections that have nothing to say are left out; the others are numbered in order. */
export function buildBriefing(input: BriefingInput, kind: BriefingKind = 'quarterly'): Briefing {
  const facts = new BriefingFacts(input);
  const recipe = KINDS[kind];
  const { style, language } = input;
  const words = styleOf(recipe, style, language);
  const fill = (pattern: string): string => filled(pattern, facts, recipe);
  const parts = (sections: readonly Section[]): Part[] =>
    sections
      .map((section) => ({ section, title: facts.word(section.title), drafts: section.build(facts) }))
      .filter(({ drafts }) => drafts.length > 0);
  const spoken = (name: string, text: string): BriefingNode[] => (text === '' ? [] : identified(name, [paragraph(said(fill(text)))]));
  return {
    kind,
    layout: recipe.layout,
    period: input.period,
    unit: input.unit,
    masthead: fill(words.masthead) || (recipe.layout === 'deck' ? meetingSaid(facts) : ''),
    // Numbers count through the year of issue.
    issue: fill(words.issue.replaceAll('{year}', input.issuedOn.slice(0, 4))),
    issuingOffice: style.issuingOffice,
    issuedOn: dateText(input.issuedOn, language),
    title: titleOf(fill(words.title), facts),
    addressees: style.addressees ?? (recipe.addressees ? facts.word(recipe.addressees) : null),
    body: [
      ...spoken('opening', words.opening),
      ...parts(words.sections).flatMap((part, i) => [...headOf(part, i, recipe, facts), ...identified(part.section.name, part.drafts)]),
      ...spoken('closing', words.closing),
    ],
    annexes: parts(words.annexes).map(({ section, title, drafts }) => ({
      name: section.name,
      title,
      body: identified(section.name, drafts),
    })),
    distribution: { ...distributionOf(recipe.isDistributed ? style.recipients : []), copies: recipe.isDistributed ? style.copies : null },
    sealSpace: style.sealSpace,
    verification: null,
    colophon: [colophon(facts)],
    dataVersion: input.dataVersion,
    catalogueVersion: input.catalogue.version,
    language,
  };
}

/** Before whom slides are shown: whose meeting, of which kind, on which day. */
function meetingSaid({ input: { unit, meetsOn, meetingKind }, language }: BriefingFacts): string {
  if (meetsOn === null) return '';
  const name = MEETING_KINDS[meetingKind ?? 'quarterly'][language];
  return language === 'zh' ? `${unit.name}${name}（${dateText(meetsOn, 'zh')}）` : `${unit.name}: ${name}, ${dateText(meetsOn, 'en')}`;
}

/** A paper of a unit below the bureau never passes as the bureau's. */
function titleOf(title: string, facts: BriefingFacts): string {
  const { isBelow, unit } = facts.input;
  return !isBelow || title.includes(unit.name) ? title : facts.t(`${unit.name}${title}`, `${unit.name}: ${title}`);
}

function headOf({ section, title }: Part, index: number, { heads }: Kind, { language }: BriefingFacts): BriefingNode[] {
  if (heads === 'own') return [];
  const text = heads === 'numbered' ? chapter(index, title, language) : title;
  return [{ id: `${section.name}.head`, type: 'heading', level: 1, text, section: section.name }];
}

function distributionOf(recipients: readonly Recipient[]): Pick<Briefing['distribution'], Recipient['group']> {
  const named = (group: Recipient['group']) => recipients.filter((one) => one.group === group).map(({ name }) => name);
  return { report: named('report'), send: named('send'), issue: named('issue') };
}

function colophon(facts: BriefingFacts): string {
  const { asOf, reported, expected, catalogue, dataVersion, provisional } = facts.input;
  const at = shanghaiTime(asOf);
  return facts.t(
    `数据截至${at}，${reported}/${expected}个单位已审核${provisional ? '，本期未关闭，为暂定数' : ''}；指标目录${catalogue.version}版，数据版本${dataVersion}。`,
    `Figures as of ${at}, ${reported}/${expected} units accepted${provisional ? ', quarter still open' : ''}; catalogue ${catalogue.version}, data version ${dataVersion}.`,
  );
}
