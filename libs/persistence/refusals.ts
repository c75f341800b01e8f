/** The refusals of the stores in the user's words; the twin in memory refuses in the same ones. */
import { DomainError } from '#domain/errors.js';
import { periodName, type Period } from '#domain/period/period.js';

export const usernameTaken = (username: string): DomainError =>
  new DomainError('conflict', { zh: `用户名“${username}”已被使用，请换一个`, en: `The username "${username}" is taken; choose another` });

export const secondOfficerRole = (): DomainError =>
  new DomainError('conflict', {
    zh: '系统管理员、安全管理员、审计员三员不得由一人兼任',
    en: 'Nobody holds two of the roles system administrator, security administrator and auditor',
  });

export const treeIsImmutable = (period: Period): DomainError =>
  new DomainError('conflict', { zh: `${period} 已关闭，单位树不能再改`, en: `${period} is closed: its tree cannot change any more` });

export const unitChangesLater = (unit: string, day: string): DomainError =>
  new DomainError('conflict', {
    zh: `单位“${unit}”自 ${day} 起另有变动；请把生效日期改到 ${day} 或以后`,
    en: `Unit "${unit}" changes again on ${day}; choose ${day} or a later day`,
  });

export const periodIsOver = (period: Period): DomainError =>
  new DomainError('conflict', {
    zh: `${periodName(period).zh}已不在填报期内，不能再改动；如有更正，请联系党建办`,
    en: `${period} is not open; ask the office about corrections`,
  });

export const returnExists = (period: Period, unit: string): DomainError =>
  new DomainError('conflict', {
    zh: `${unit} 的 ${period} 季报已经存在，请刷新后再试`,
    en: `A return of ${unit} for ${period} already exists; reload and try again`,
  });

export const returnChanged = (period: Period, unit: string): DomainError =>
  new DomainError('conflict', {
    zh: `${unit} 的 ${period} 季报刚刚被别人改过，请刷新后再试`,
    en: `The return of ${unit} for ${period} was changed by somebody else just now; reload and try again`,
  });

export const versionMissing = (period: Period, unit: string, version: number): DomainError =>
  new DomainError('not_found', {
    zh: `${unit} 的 ${period} 季报没有第 ${version} 版`,
    en: `The return of ${unit} for ${period} has no version ${version}`,
  });

export const briefingExists = (): DomainError =>
  new DomainError('conflict', { zh: '这份简报已经安排过', en: 'This briefing was already asked for' });

export const catalogueExists = (version: string): DomainError =>
  new DomainError('conflict', {
    zh: `指标目录版本“${version}”已经存在，不能覆盖；请换一个版本号`,
    en: `Catalogue version "${version}" exists and cannot be replaced; choose another version`,
  });

export const viewNameTaken = (name: string): DomainError =>
  new DomainError('conflict', {
    zh: `您已有名为“${name}”的视图，请换一个名称`,
    en: `You already keep a view named "${name}"; choose another name`,
  });

export const alreadyThere = (): DomainError => new DomainError('conflict', { zh: '已有相同的记录', en: 'Such a record already exists' });

export const parentMissing = (): DomainError =>
  new DomainError('not_found', { zh: '所引用的单位、报告期或记录不存在', en: 'A unit, period or record this refers to does not exist' });

export const stillReferred = (): DomainError =>
  new DomainError('conflict', { zh: '还有数据引用它，不能删除', en: 'Other records still refer to it' });
