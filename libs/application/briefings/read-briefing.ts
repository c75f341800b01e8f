/** One briefing for its editor and its readers: document with people's words, what to look at again, and what the reader may do with it. */
import type { Actor } from '#domain/access/actor.js';
import { may } from '#domain/access/policy.js';
import { applyEdits } from '#domain/briefing/apply-edits.js';
import { canMoveBriefing } from '#domain/briefing/briefing-state.js';
import type { Briefing, BriefingRecord } from '#domain/briefing/briefing.js';
import type { BriefingEdit } from '#domain/briefing/edit.js';
import { FigureIndex, figureKey } from '#domain/briefing/figure-index.js';
import { type BriefingFlag, editFlags, staleFlags } from '#domain/briefing/flags.js';
import { figuresOf, textOf } from '#domain/briefing/sentence.js';
import { boundFiguresOf, sentencesOf } from '#domain/briefing/walk.js';
import type { Language } from '#domain/errors.js';
import type { BindableView, BriefingDetail, EditedNode, EditView } from '#domain/views/briefing-view.js';
import { figureName, namingIn } from '#briefing/figure-names.js';
import { placeholdersOf } from '#briefing/placeholders.js';
import type { Ports } from '../ports.js';
import { briefingView } from './briefing-views.js';
import { findBriefing, type FoundBriefing } from './find-briefing.js';
import type { FreshFigures } from './fresh-figures.js';
import { whyNoRelease } from './release-rules.js';

const MOST_FIGURES = 100;

export class ReadBriefing {
  constructor(
    private readonly ports: Pick<Ports, 'database' | 'catalogues' | 'publicUrl'>,
    private readonly fresh: FreshFigures,
  ) {}

  async run(input: { actor: Actor; id: string; language: Language }): Promise<BriefingDetail> {
    const { database, publicUrl } = this.ports;
    const { actor, language } = input;
    const found = await findBriefing(database, input);
    const { record, unit, path } = found;
    const [generated, edits, comments, gate, period] = await Promise.all([
      database.briefings.document(record.id),
      database.briefingEdits.of(record.id),
      database.briefingComments.of(record.id),
      database.briefings.gate(record.id),
      database.periods.get(record.period),
    ]);
    const newestDataVersion = period?.dataVersion ?? 0;
    const manages = may(actor, 'briefings.manage', path);
    const state = await this.asItStands(record, generated, edits, manages ? newestDataVersion : null);
    const rule = manages ? await whyNoRelease(database, { actor, record, path, edits }) : null;
    const can = (move: Parameters<typeof canMoveBriefing>[1]): boolean => manages && canMoveBriefing(record.status, move);
    return {
      view: briefingView(record, unit.name, language),
      document: state.document,
      figureNames: state.document ? await this.figureNames(state.document, language) : {},
      edited: manages && generated ? editedNodes(generated, edits) : [],
      flags: state.flags,
      gate: manages || record.releasedAt !== null ? gate : null,
      newestDataVersion,
      may: {
        ...{ edit: can('edit'), review: can('review'), sendBack: can('send_back'), release: can('release') && rule?.why === null },
        ...{ discard: can('discard'), comment: mayComment(found, actor) },
      },
      whyNoRelease: can('release') ? (rule?.why?.[language] ?? null) : null,
      releasesOwnWords: can('release') && rule?.why === null && rule.isAlone,
      hasAddress: typeof publicUrl === 'string',
      openThreads: comments.filter((comment) => comment.thread === null && comment.resolvedAt === null).length,
    };
  }

  /** Newest first. */
  async history(input: { actor: Actor; id: string }): Promise<EditView[]> {
    const { database } = this.ports;
    const { record } = await findBriefing(database, input, 'manage');
    const [generated, edits] = await Promise.all([database.briefings.document(record.id), database.briefingEdits.of(record.id)]);
    const places = new Map((generated ? sentencesOf(generated) : []).map((each) => [each.node, each]));
    const words = new Map<string, string>();
    const first = new Map<string, string>();
    const views = edits.map((edit): EditView => {
      const { id, node, kind, editorName: by, editedAt: at, revision, sentence, base } = edit;
      const said = base ? textOf(base) : '';
      if (kind === 'insert') first.set(node, sentence ? textOf(sentence) : '');
      const restored = first.get(node) ?? said;
      const before = words.get(node) ?? (kind === 'insert' ? '' : said);
      const after = kind === 'remove' ? '' : kind === 'restore' ? restored : sentence ? textOf(sentence) : '';
      words.set(node, after);
      return { id, node, section: places.get(edit.after ?? node)?.title ?? '', kind, by, at, revision, before, after };
    });
    return views.toReversed();
  }

  /** Those that hold every word asked for, the document's own unit first. */
  async figures(input: { actor: Actor; id: string; text: string; unit?: string | undefined }): Promise<BindableView[]> {
    const { database } = this.ports;
    const { record } = await findBriefing(database, input, 'manage');
    const { bindable } = await this.fresh.read(record, (await database.periods.get(record.period))?.dataVersion ?? 0);
    const words = input.text.toLowerCase().split(/\s+/).filter(Boolean);
    const holds = ({ figure, name, unitName }: BindableView): boolean => {
      const said = `${figure.code} ${name} ${unitName} ${figure.display}`.toLowerCase();
      return words.every((word) => said.includes(word)) && (input.unit === undefined || (figure.unit ?? record.unit) === input.unit);
    };
    return bindable.filter(holds).slice(0, MOST_FIGURES);
  }

  /** By `figureKey`. */
  private async figureNames(document: Briefing, language: Language): Promise<Record<string, string>> {
    const naming = namingIn(this.ports.catalogues.ofVersion(document.catalogueVersion), language);
    const figures = boundFiguresOf(document).map(({ figure }) => figure);
    const others = [...new Set(figures.flatMap(({ unit }) => (unit && unit !== document.unit.code ? [unit] : [])))];
    const units = others.length > 0 ? await this.ports.database.periods.unitsOf([document.period], others) : [];
    const unitNames = new Map(units.map(({ code, name }) => [code, name]));
    return Object.fromEntries(
      figures.map((figure) => {
        const [name, unitName] = [figureName(figure.code, naming) ?? figure.code, unitNames.get(figure.unit ?? '')];
        return [figureKey(figure), unitName ? `${unitName} ${name}` : name];
      }),
    );
  }

  /** What is released stands as it was; flags are for those who can still change something. */
  private async asItStands(
    record: BriefingRecord,
    generated: Briefing | null,
    edits: readonly BriefingEdit[],
    newestDataVersion: number | null,
  ): Promise<{ document: Briefing | null; flags: BriefingFlag[] }> {
    if (record.releasedAt !== null) return { document: await this.ports.database.briefingReleases.document(record.id), flags: [] };
    if (!generated) return { document: null, flags: [] };
    const { document, lost } = applyEdits(generated, edits);
    if (newestDataVersion === null) return { document, flags: [] };
    const open = placeholdersOf(document).map(({ node, text }): BriefingFlag => ({ node, kind: 'placeholder', old: text, new: '' }));
    const own = new FigureIndex(boundFiguresOf(generated).map(({ figure }) => figure));
    const isOwn = sentencesOf(document).every(({ sentence }) =>
      figuresOf(sentence).every((figure) => own.find(figure)?.display === figure.display),
    );
    // While the figures stand still, only what people bound themselves has to be looked up.
    const stale =
      isOwn && record.dataVersion === newestDataVersion ? [] : staleFlags(document, await this.fresh.read(record, newestDataVersion));
    return { document, flags: [...stale, ...editFlags(generated, edits, lost), ...open] };
  }
}

/** As long as it is being worked on; what is released is past talking. */
export const mayComment = ({ record, path }: FoundBriefing, actor: Actor): boolean =>
  (record.status === 'draft' || record.status === 'in_review') && may(actor, 'briefings.read', path);

function editedNodes(generated: Briefing, edits: readonly BriefingEdit[]): EditedNode[] {
  const said = new Map(sentencesOf(generated).map(({ node, sentence }) => [node, sentence]));
  const nodes = new Map<string, EditedNode>();
  for (const { node, kind, editorName: by, editedAt: at, after, sentence } of edits) {
    const before = nodes.get(node);
    const own = { node, by, at, generated: said.get(node) ?? null };
    if (kind === 'restore' && !before?.after) nodes.delete(node);
    else if (kind === 'restore') nodes.set(node, { ...own, kind: 'insert', after: before!.after, sentence: firstOf(edits, node) });
    else if (kind === 'replace')
      nodes.set(node, { ...own, kind: before?.after ? 'insert' : 'replace', after: before?.after ?? null, sentence });
    else
      nodes.set(node, {
        ...own,
        kind,
        after: kind === 'insert' ? after : (before?.after ?? null),
        sentence: kind === 'remove' ? null : sentence,
      });
  }
  return [...nodes.values()];
}
const firstOf = (edits: readonly BriefingEdit[], node: string) => edits.find((edit) => edit.node === node)?.sentence ?? null;
