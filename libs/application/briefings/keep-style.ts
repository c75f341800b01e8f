/** How an office's briefings look and read: read with all that can be chosen, and saved for the next draft on. */
import type { Actor } from '#domain/access/actor.js';
import { assertMay, scopeOf } from '#domain/access/policy.js';
import type { BriefingKind } from '#domain/briefing/briefing.js';
import type { BriefingStyle, KindStyle } from '#domain/briefing/style.js';
import { typedFigures } from '#domain/briefing/typed-figures.js';
import { DomainError, type Language } from '#domain/errors.js';
import { shanghaiDate } from '#domain/ports/clock.port.js';
import { levelOf, type Unit } from '#domain/unit/unit.js';
import type { BriefingStyleView } from '#domain/views/briefing-view.js';
import { KINDS } from '#briefing/build-briefing.js';
import { FIELDS, outlineOf } from '#briefing/style.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { wrong } from './check-sentence.js';
import { defaultStyle } from './default-style.js';

export class KeepStyle {
  constructor(private readonly ports: Pick<Ports, 'database' | 'clock'>) {}

  /** `unit` defaults to the topmost one of the actor's. */
  async read(input: { actor: Actor; unit?: string | undefined; language: Language }): Promise<BriefingStyleView> {
    const { database } = this.ports;
    const unit = await this.find(input);
    const record = await database.briefingStyles.get(unit.code);
    const { language } = input;
    return {
      unit: unit.code,
      unitName: unit.name,
      style: record?.style ?? (await this.standard(unit)),
      ...{ revision: record?.revision ?? 0, savedBy: record?.savedBy ?? null, savedAt: record?.savedAt ?? null },
      // Documents are in Chinese, whatever their office reads: what it goes on from are the words that are printed.
      kinds: Object.values(KINDS).map((kind) => ({ ...outlineOf(kind, language), words: outlineOf(kind, 'zh').words })),
      fields: Object.entries(FIELDS).map(([name, says]) => ({ name, says: says[language] })),
    };
  }

  /** Throws `conflict` when somebody else saved it since, and `invalid` naming what cannot be printed so. */
  async save(input: { actor: Actor; unit?: string | undefined; seen: number; style: BriefingStyle }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, seen, style } = input;
    const unit = await this.find(input);
    await this.assertPrintable(style);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const record = { unit: unit.code, style, revision: seen + 1, savedBy: actor.displayName, savedAt: at.toISOString() };
      if (!(await stores.briefingStyles.save(record, seen))) throw someoneElse();
      const detail = { revision: seen + 1, kinds: Object.keys(style.kinds), recipients: style.recipients.length };
      await recordAct(stores, { at, actor, action: 'briefing_style.save', object: unit.code, detail });
    });
  }

  private async find({ actor, unit: asked }: { actor: Actor; unit?: string | undefined }): Promise<Unit> {
    const { units } = this.ports.database;
    const top = scopeOf(actor, 'briefings.manage').toSorted((a, b) => levelOf(a) - levelOf(b) || (a < b ? -1 : 1))[0];
    const code = asked ?? top?.split('/').findLast(Boolean) ?? (await units.validOn(shanghaiDate(this.ports.clock.now())))[0]?.code ?? '';
    const unit = await units.byCode(code);
    assertMay(actor, 'briefings.manage', unit, code);
    return unit;
  }

  private async standard(unit: Unit): Promise<BriefingStyle> {
    const all = await this.ports.database.units.validOn(shanghaiDate(this.ports.clock.now()));
    return defaultStyle(
      unit,
      all.filter((one) => one.parent === unit.code),
    );
  }

  private async assertPrintable(style: BriefingStyle): Promise<void> {
    for (const [kind, own] of Object.entries(style.kinds)) assertKind(kind as BriefingKind, own);
    const { units, users } = this.ports.database;
    for (const [i, recipient] of style.recipients.entries()) {
      const known = new Set((await units.byCodes(recipient.units)).map(({ code }) => code));
      const stranger = recipient.units.find((code) => !known.has(code));
      if (stranger !== undefined)
        throw wrong(`recipients.${i}.units`, { zh: `没有单位“${stranger}”`, en: `There is no unit "${stranger}"` });
      for (const username of recipient.usernames)
        if (!(await users.byUsername(username)))
          throw wrong(`recipients.${i}.usernames`, { zh: `没有账号“${username}”`, en: `There is no account "${username}"` });
    }
  }
}

/** Fields in braces must be known, sections those of the kind, and figures are bound, never typed. */
function assertKind(kind: BriefingKind, own: KindStyle): void {
  const { sections, annexes } = outlineOf(KINDS[kind], 'zh');
  for (const word of ['masthead', 'issue', 'title', 'opening', 'closing'] as const)
    for (const [, field] of own[word].matchAll(/\{([^{}]*)\}/g))
      if (!Object.hasOwn(FIELDS, field!))
        throw wrong(`kinds.${kind}.${word}`, {
          zh: `没有“{${field}}”这个字段，可用的有 ${Object.keys(FIELDS)
            .map((name) => `{${name}}`)
            .join('')}`,
          en: `There is no field "{${field}}"; use ${Object.keys(FIELDS)
            .map((name) => `{${name}}`)
            .join('')}`,
        });
  for (const word of ['opening', 'closing'] as const) {
    const [figure] = typedFigures(own[word].replaceAll(/\{\w+\}/g, ''));
    if (figure !== undefined)
      throw wrong(`kinds.${kind}.${word}`, {
        zh: `“${figure}”是数字：固定语句里不能写数字，请在简报中从指标选取`,
        en: `"${figure}" is a figure: fixed sentences hold none; choose it in the briefing from the indicators`,
      });
  }
  for (const [part, known] of [
    ['sections', sections],
    ['annexes', annexes],
  ] as const) {
    const names = own[part] ?? [];
    const stranger = names.find((name, i) => !known.some((section) => section.name === name) || names.indexOf(name) !== i);
    if (stranger !== undefined)
      throw wrong(`kinds.${kind}.${part}`, {
        zh: `“${stranger}”不是可选的部分，或重复了`,
        en: `"${stranger}" is no part of this kind, or stands twice`,
      });
  }
}

const someoneElse = (): DomainError =>
  new DomainError('conflict', {
    zh: '文风版式刚刚被别人改过，请刷新后再改',
    en: 'Somebody else just saved the style; reload and try again',
  });
