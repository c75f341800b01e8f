/** Changes words of a draft: two editors of different paragraphs do not notice each other, of the same one the second is told. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/actor.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import { moveBriefing } from '#domain/briefing/briefing-state.js';
import type { Briefing, BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { type Sentence, textOf } from '#domain/briefing/sentence.js';
import { sentencesOf, walk } from '#domain/briefing/walk.js';
import { namesOf } from '#domain/catalogue/names-of.js';
import { DomainError, type Text } from '#domain/errors.js';
import { shanghaiTime } from '#briefing/dates.js';
import type { Ports } from '../ports.js';
import { recordAct } from '../record-act.js';
import { type AskedSentence, SentenceCheck, wrong } from './check-sentence.js';
import { findBriefing, lockBriefing } from './find-briefing.js';
import type { FreshFigures } from './fresh-figures.js';

/** What people write about one briefing in its whole life, and what they add to it. */
const MOST_EDITS = 5_000;
const MOST_INSERTED = 200;

export interface AskedEdit {
  /** Of an insert, the name its page gave it (`new-…`), so that it keeps it while one goes on writing; left out, it gets one. */
  node?: string | undefined;
  kind: BriefingEdit['kind'];
  after?: string | undefined;
  sentence?: AskedSentence | undefined;
}
type MadeEdit = Pick<BriefingEdit, 'node' | 'kind' | 'after' | 'sentence' | 'base'>;

export class EditBriefing {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'clock' | 'renderer'>,
    private readonly fresh: FreshFigures,
  ) {}

  /**
   * `seen`: revision the editor saw. All of the edits are made, or none. Throws `conflict`, naming each paragraph somebody else changed since,
   * who it was and both texts; and `invalid` for what may not be written.
   */
  async run(input: { actor: Actor; id: string; seen: number; edits: readonly AskedEdit[] }): Promise<void> {
    const { database, clock } = this.ports;
    const { actor, id, seen } = input;
    const { record } = await findBriefing(database, input, 'manage');
    moveBriefing(record.status, 'edit');
    const [generated, before] = await Promise.all([database.briefings.document(id), database.briefingEdits.of(id)]);
    if (!generated) throw drafted();
    const made = await this.made(record, generated, before, input.edits);
    const at = clock.now();
    await database.transaction(async (stores) => {
      const now = await lockBriefing(stores, id);
      const status = moveBriefing(now.status, 'edit');
      if (seen < now.draftedRevision || now.draftedRevision !== record.draftedRevision) throw drafted();
      if (seen > now.revision) throw neverSeen();
      const edits = await stores.briefingEdits.of(id);
      assertNobodyElse(
        made,
        edits.filter((edit) => edit.revision > seen),
      );
      assertRoom(edits, made);
      const revision = now.revision + 1;
      const by = { editorId: actor.userId, editorName: actor.displayName, editedAt: at.toISOString() };
      await stores.briefingEdits.addAll(made.map((edit) => ({ id: randomUUID(), briefingId: id, ...edit, revision, ...by })));
      await stores.briefings.change(id, { status, revision, files: [] });
      const nodes = made.map(({ node, kind }) => `${kind} ${node}`);
      await recordAct(stores, { at, actor, action: 'briefing.edit', object: id, detail: { revision, nodes: nodes.slice(0, 50) } });
    });
  }

  private async made(
    record: BriefingRecord,
    generated: Briefing,
    edits: readonly BriefingEdit[],
    asked: readonly AskedEdit[],
  ): Promise<MadeEdit[]> {
    const { database, catalogues } = this.ports;
    const { document } = applyEdits(generated, edits);
    const said = new Map(sentencesOf(generated).map(({ node, sentence }) => [node, sentence]));
    const added = new Set(edits.filter(({ kind }) => kind === 'insert').map(({ node }) => node));
    const written = new Set([...said.keys(), ...edits.map(({ node }) => node)]);
    const anchors = new Set([...said.keys(), ...added, ...[...walk(generated)].map(({ node }) => node.id)]);
    const units = await database.periods.units(record.period);
    const check = new SentenceCheck({
      documents: [generated, document],
      names: [...units.flatMap(({ name, shortName }) => [name, shortName]), ...namesOf(catalogues.ofVersion(generated.catalogueVersion))],
      more: async () => {
        const period = await database.periods.get(record.period);
        return (await this.fresh.read(record, period?.dataVersion ?? 0)).index;
      },
    });
    const made: MadeEdit[] = [];
    for (const [i, edit] of asked.entries()) {
      const field = `edits.${i}`;
      const node = edit.node ?? (edit.kind === 'insert' ? `new-${randomUUID().slice(0, 8)}` : '');
      // Sent again because the answer was lost: it stands already.
      const kind = edit.kind === 'insert' && added.has(node) ? 'replace' : edit.kind;
      if (kind === 'insert' && !NEW_NODE.test(node)) throw wrong(`${field}.node`, MISNAMED);
      if (kind !== 'insert' && !written.has(node)) throw wrong(`${field}.node`, NO_NODE);
      if (made.some((other) => other.node === node)) throw wrong(`${field}.node`, TWICE);
      if (kind === 'insert' && !anchors.has(edit.after ?? '')) throw wrong(`${field}.after`, NO_NODE);
      const says = kind === 'insert' || kind === 'replace';
      const sentence: Sentence | null = says ? await check.checked(edit.sentence ?? [], node, `${field}.sentence`) : null;
      if (sentence) await this.assertPrintable(sentence, said.get(node), `${field}.sentence`);
      const base = kind === 'insert' ? null : (said.get(node) ?? null);
      made.push({ node, kind, after: kind === 'insert' ? edit.after! : null, sentence, base });
      if (kind === 'insert') anchors.add(node);
    }
    return made;
  }

  /** What no font has is refused where it is written; what the draft itself says there is not the writer's to answer for. */
  private async assertPrintable(sentence: Sentence, generated: Sentence | undefined, field: string): Promise<void> {
    const own = new Set(textOf(sentence));
    for (const character of generated ? textOf(generated) : '') own.delete(character);
    const missing = await this.ports.renderer.lacking([...own].join(''));
    if (missing.length === 0) return;
    const characters = missing.join('、');
    throw wrong(field, {
      zh: `“${textOf(sentence).slice(0, 12)}…”这一段中的“${characters}”字体里没有，印不出来；请换用通用字，或由系统管理员把含有此字的字体放入字体文件夹`,
      en: `No font has "${characters}", which stands in "${textOf(sentence).slice(0, 24)}…"; write it otherwise, or have the administrator add a font that does`,
    });
  }
}

/** Somebody else was faster with one of these paragraphs: nothing is written, and both texts are named. */
function assertNobodyElse(made: readonly MadeEdit[], since: readonly BriefingEdit[]): void {
  const clashes = made.flatMap((mine) => {
    const theirs = since.findLast((edit) => edit.node === mine.node && edit.kind !== 'insert');
    return theirs ? [{ mine, theirs }] : [];
  });
  const [first] = clashes;
  if (!first) return;
  const said = ({ kind, sentence }: Pick<BriefingEdit, 'kind' | 'sentence'>): Text =>
    sentence ? { zh: textOf(sentence), en: textOf(sentence) } : kind === 'remove' ? REMOVED : RESTORED;
  const { editorName, editedAt } = first.theirs;
  throw new DomainError(
    'conflict',
    {
      zh: `这一段刚刚被${editorName}（${shanghaiTime(editedAt)}）改过，您的修改没有保存；请对照两种写法后再保存`,
      en: `${editorName} changed this paragraph at ${shanghaiTime(editedAt)}; yours was not saved. Compare both and save again`,
    },
    {
      errors: clashes.map(({ mine, theirs }) => ({
        field: mine.node,
        message: {
          zh: `${theirs.editorName}（${shanghaiTime(theirs.editedAt)}）：${said(theirs).zh}\n您：${said(mine).zh}`,
          en: `${theirs.editorName} (${shanghaiTime(theirs.editedAt)}): ${said(theirs).en}\nYou: ${said(mine).en}`,
        },
      })),
    },
  );
}

function assertRoom(edits: readonly BriefingEdit[], made: readonly MadeEdit[]): void {
  const inserted = [...edits, ...made].filter(({ kind }) => kind === 'insert').length;
  if (edits.length + made.length <= MOST_EDITS && inserted <= MOST_INSERTED) return;
  throw new DomainError('conflict', {
    zh: `这份简报的修改已达上限（${MOST_EDITS} 次修改，新增 ${MOST_INSERTED} 段），请另行起草`,
    en: `This briefing has been changed as often as one can be (${MOST_EDITS} edits, ${MOST_INSERTED} new paragraphs); draft another`,
  });
}

const REMOVED = { zh: '（删去）', en: '(removed)' };
const RESTORED = { zh: '（恢复原文）', en: '(as generated)' };
const NEW_NODE = /^new-[0-9a-f-]{8,36}$/;
const MISNAMED = { zh: '新加的段落不能用这个名称，请刷新页面', en: 'A new paragraph cannot be called that; reload the page' };
const NO_NODE = { zh: '没有这一段，请刷新页面', en: 'There is no such paragraph; reload the page' };
const TWICE = { zh: '同一段只能改一次，请合并后再保存', en: 'The same paragraph twice; send one change of it' };
const drafted = (): DomainError =>
  new DomainError('conflict', {
    zh: '这份简报刚刚按最新数据重新起草，请刷新页面后再改；您已保存的修改都还在',
    en: 'The briefing was just drafted anew from newer figures; reload and go on. What you saved before is kept',
  });
const neverSeen = (): DomainError =>
  new DomainError('conflict', { zh: '页面上的版本不对，请刷新后再试', en: 'That revision does not exist; reload and try again' });
