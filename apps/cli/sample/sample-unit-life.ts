/** How one made-up unit lives through the quarters: figures that hold together, with a season and a character. */
import { quarterOf, yearOf, type Period } from '#domain/period/period.js';
import type { Values } from '#domain/return/values.js';
import { isBranchType, isCommitteeType, type Unit } from '#domain/unit/unit.js';
import { Random } from './random.js';

/** model: exemplary; steady; lagging: behind its tasks; surging: everything in the last month (突击抓). */
export type Character = 'model' | 'steady' | 'lagging' | 'surging';

export function characterOf(unit: Unit): Character {
  const r = new Random(`character ${unit.code}`).next();
  if (r < 0.2) return 'model';
  if (r < 0.78) return 'steady';
  return r < 0.9 ? 'lagging' : 'surging';
}

const TRAINING_PACE = [0.26, 0.52, 0.78, 0.99];
const DILIGENCE: Record<Character, number> = { model: 1.04, steady: 0.97, lagging: 0.72, surging: 0.88 };

export class SampleUnitLife {
  private readonly random: Random;
  private readonly character: Character;
  private members: number;
  private readonly developed: number[] = [0, 0, 0, 0];
  private weak = 0;
  private weakSince: Period = '';
  private year = 0;
  /** Year-to-date counts, restarted every January. */
  private ytd: Values = {};
  private last: Values = {};

  constructor(private readonly unit: Unit) {
    this.random = new Random(unit.code);
    this.character = characterOf(unit);
    this.members = this.random.whole(11, 38);
  }

  /** Values of the next quarter; call in order, quarter by quarter. All elements the unit type files are there. */
  live(period: Period): Values {
    if (yearOf(period) !== this.year) {
      this.year = yearOf(period);
      this.ytd = {};
    }
    const committee = isCommitteeType(this.unit.type);
    const values = {
      ...this.organisation(),
      ...(isBranchType(this.unit.type) ? this.branch(period) : {}),
      ...(committee ? this.committeeLife() : {}),
      ...this.training(period),
      ...this.supervision(period),
      ...(committee ? this.discipline(period) : {}),
      ...this.responsibility(period),
    };
    this.last = values;
    return values;
  }

  /** Another unit goes on in this one: its people come over. */
  absorb(other: SampleUnitLife): void {
    this.members += other.members;
    other.developed.forEach((count, i) => (this.developed[i] = (this.developed[i] ?? 0) + count));
  }

  private get diligence(): number {
    return DILIGENCE[this.character];
  }

  /** Raises a year-to-date count to what is due, never lowers it, never above the stock. */
  private upTo(code: string, stock: number, share: number): number {
    const due = Math.min(stock, Math.round(stock * Math.min(1, share)));
    return (this.ytd[code] = Math.max(Math.min(this.ytd[code] ?? 0, stock), due));
  }

  private organisation(): Values {
    const units = this.last.O09 ?? this.random.whole(1, 3);
    const uncovered = this.character === 'lagging' && units > 1 ? 1 : 0;
    const branch = isBranchType(this.unit.type);
    const joint = this.unit.type === 'joint_branch' ? units - uncovered : 0;
    const due = new Random(`term ${this.unit.code}`).whole(0, 2) === this.year % 3 ? 1 : 0;
    const done = due ? this.upTo('O16', 1, this.random.next() * 1.2) : 0;
    return {
      O01: isCommitteeType(this.unit.type) ? 1 : 0,
      O02: this.unit.type === 'general_branch' ? 1 : 0,
      O03: branch ? 1 : 0,
      O09: units,
      O10: units - uncovered,
      O11: units - uncovered - joint,
      O12: joint,
      O13: 0,
      O14: uncovered,
      O15: due,
      O16: done,
      O17: 0,
      O18: this.character === 'lagging' && this.random.chance(0.12) ? 1 : 0,
    };
  }

  private membership(period: Period): Values {
    const before = this.members;
    const room = Math.max(1, Math.floor(before * 0.08));
    const season = quarterOf(period) === 2 ? 0.5 : 0.25;
    const developed = this.random.chance(season) ? 1 : 0;
    const transferredIn = this.random.chance(0.22) ? this.random.whole(1, Math.min(2, room)) : 0;
    const transferredOut = this.random.chance(0.2) && before > 9 ? 1 : 0;
    const deceased = this.unit.sector === 'retired' && this.random.chance(0.15) ? 1 : 0;
    this.members = before + developed + transferredIn - transferredOut - deceased;
    this.developed.shift();
    this.developed.push(developed);
    const probationary = Math.min(
      this.members,
      this.developed.reduce((sum, n) => sum + n, 0),
    );
    const mobile = this.unit.sector === 'new' ? this.random.whole(1, 3) : this.random.chance(0.2) ? 1 : 0;
    const unpaid = this.character === 'lagging' ? this.random.whole(0, 2) : this.random.chance(0.08) ? 1 : 0;
    const full = this.members - probationary;
    return {
      O04: this.unit.type === 'joint_branch' ? 1 : 0,
      O05: this.unit.type === 'temporary_branch' ? 1 : 0,
      O06: this.members >= 20 ? Math.floor(this.members / 10) : 0,
      O07: full >= 7 ? 1 : 0,
      O08: full >= 7 && !(this.character === 'lagging' && this.random.chance(0.4)) ? 1 : 0,
      M01: before,
      M02: developed,
      M03: transferredIn,
      M04: 0,
      M05: transferredOut,
      M06: 0,
      M07: deceased,
      M08: 0,
      M09: this.members,
      M10: probationary,
      M12: mobile,
      M13: this.character === 'lagging' ? Math.max(0, mobile - 1) : mobile,
      M14: this.members - unpaid,
    };
  }

  private branch(period: Period): Values {
    const membership = this.membership(period);
    return { ...membership, ...this.life(period, membership.O08 === 1, membership.O06!) };
  }

  private life(period: Period, hasCommittee: boolean, groups: number): Values {
    const kept = this.character === 'lagging' ? 0.72 : this.character === 'surging' ? 0.85 : 0.985;
    const met = () => (this.random.chance(kept) ? 1 : 0);
    const surge = this.character === 'surging';
    const months = surge
      ? [this.random.chance(0.3) ? 1 : 0, 1, this.random.whole(3, 5)]
      : [0, 0, 0].map(() => (this.random.chance(kept) ? this.random.pick([1, 1, 1, 2]) : 0));
    const [a, b, c] = months as [number, number, number];
    const themeDay = Math.min(a, b, c) >= 1 ? 1 : 0;
    const sessions = 1 + a + b + c;
    const due = this.members * sessions;
    const attendance = Math.min(1, (this.character === 'lagging' ? 0.8 : 0.91) + (this.random.next() - 0.5) * 0.1);
    const annual = quarterOf(period) === 4 ? 1 : quarterOf(period) === 1 ? 0 : 0.02;
    const leaders = this.last.L13 ?? this.random.whole(0, 3);
    const general = met();
    const lecture = met();
    const committee = met();
    const groupsMet = general ? groups : Math.max(0, groups - 1);
    return {
      L02: general,
      L03: hasCommittee ? committee : 0,
      L04: groupsMet,
      L06: lecture,
      L07a: a,
      L07b: b,
      L07c: c,
      L08: themeDay,
      L09: due,
      L10: Math.round(due * attendance),
      L11: this.upTo('L11', 1, this.random.next() < annual * this.diligence ? 1 : 0),
      L12: this.upTo('L12', 1, this.random.next() < annual * this.diligence ? 1 : 0),
      L13: leaders,
      L14: Math.max(0, leaders - (this.character === 'lagging' && this.random.chance(0.5) ? 1 : 0)),
      L15: general && lecture && themeDay && committee ? 1 : 0,
    };
  }

  private committeeLife(): Values {
    const meetings = this.random.whole(3, 9);
    return {
      L16: this.random.chance(0.95) ? this.random.whole(1, 3) : 0,
      L17: meetings,
      L18: Math.max(0, meetings - (this.random.chance(0.25) ? 1 : 0)),
    };
  }

  private training(period: Period): Values {
    const pace = TRAINING_PACE[quarterOf(period) - 1]! * this.diligence * (0.97 + this.random.next() * 0.06);
    const branch = isBranchType(this.unit.type);
    const cadres = this.last.T05 ?? this.random.whole(branch ? 3 : 4, branch ? 5 : 9);
    const secretaries = branch ? 1 : this.random.whole(1, 2);
    const posts = this.last.T07 ?? Math.min(secretaries, cadres);
    const staff = this.last.T11 ?? this.random.whole(2, 5);
    const inspectors = this.last.T13 ?? this.random.whole(branch ? 1 : 2, branch ? 2 : 4);
    const fresh = (this.ytd.T09 ??= 0) || (this.random.chance(0.05) ? (this.ytd.T09 = 1) : 0);
    const before = { ...this.ytd };
    const counts: Values = {
      T05: cadres,
      T06: this.upTo('T06', cadres, pace),
      T07: posts,
      T08: this.upTo('T08', posts, pace),
      T09: fresh,
      T10: this.upTo('T10', fresh, pace + 0.3),
      T11: staff,
      T12: this.upTo('T12', staff, pace),
      T13: inspectors,
      T14: this.upTo('T14', inspectors, pace),
    };
    const classes = this.random.whole(1, branch ? 2 : 4);
    if (!branch) return { T01: classes, ...counts };
    const grown = Math.max(...['T08', 'T12', 'T14'].map((code) => counts[code]! - (before[code] ?? 0)));
    const personTimes = Math.max(grown, Math.round(this.members * (0.9 + this.random.next() * 0.6) * this.diligence), 1);
    return {
      T01: classes,
      T02: personTimes,
      T03: Math.round(personTimes * (5 + this.random.next() * 4) * 2) / 2,
      T04: this.upTo('T04', this.members, pace),
      ...counts,
    };
  }

  private supervision(period: Period): Values {
    const q = quarterOf(period);
    const inspected = this.upTo('S03', 1, this.random.next() < [0.25, 0.55, 0.7, 0.98][q - 1]! ? 1 : 0);
    const newIssues = inspected && !this.ytd.S04 ? this.random.whole(1, 4) : this.random.chance(0.15) ? 1 : 0;
    const issues = (this.ytd.S04 = (this.ytd.S04 ?? 0) + newIssues);
    const points = this.last.S06 ?? this.random.whole(2, 8);
    return {
      S03: inspected,
      S04: issues,
      S05: this.upTo('S05', issues, (0.5 + q * 0.12) * this.diligence),
      S06: points,
      S07: this.upTo('S07', points, TRAINING_PACE[q - 1]! * this.diligence),
      S08: this.random.chance(q === 2 ? 0.75 : 0.4) ? 1 : 0,
      S09: this.random.chance(q >= 3 ? 0.6 : 0.4) ? this.random.whole(1, 2) : 0,
      S10: this.random.chance(q === 4 ? 0.3 : 0.08) ? 1 : 0,
    };
  }

  /** Of the committee itself: decisions in force this year and the four forms. */
  private discipline(period: Period): Values {
    const decisions = (this.ytd.S12 = (this.ytd.S12 ?? 0) + (this.random.chance(0.18) ? 1 : 0));
    return {
      S01: this.upTo('S01', 2, quarterOf(period) * 0.27),
      S11: this.upTo('S11', decisions, 1),
      S12: decisions,
      S13: this.random.whole(1, 6),
      S14: this.random.chance(0.35) ? this.random.whole(1, 2) : 0,
      S15: this.random.chance(0.08) ? 1 : 0,
      S16: 0,
    };
  }

  private responsibility(period: Period): Values {
    const q = quarterOf(period);
    const letters = this.last.R01 ?? this.random.whole(1, 4);
    const contacts = this.last.R03 ?? this.random.whole(1, 4);
    const items = (this.ytd.R05 = (this.ytd.R05 ?? 0) + this.random.whole(q === 1 ? 2 : 0, 3));
    const closed = this.upTo('R06', items, (0.45 + q * 0.13) * this.diligence);
    const overdue = this.character === 'lagging' ? Math.min(items - closed, this.random.whole(0, 2)) : 0;
    const startedWeak = this.weak;
    const found = startedWeak === 0 && this.character === 'lagging' && this.random.chance(0.06) ? 1 : 0;
    const turned = startedWeak && this.weakFor(period) >= 4 ? 1 : 0;
    if (found) this.weakSince = period;
    this.weak = startedWeak + found - turned;
    const tasks = this.random.whole(3, 8);
    const grade = this.weak ? 'R19' : { model: 'R16', steady: 'R17', lagging: 'R18', surging: 'R17' }[this.character];
    return {
      R01: letters,
      R02: q === 1 && this.character === 'lagging' ? letters - 1 : letters,
      R03: contacts,
      R04: Math.max(0, contacts - (this.random.chance(0.15) || this.character === 'lagging' ? 1 : 0)),
      R05: items,
      R06: closed,
      R07: overdue,
      R08: Math.min(closed, this.ytd.R08 ?? 0) || (this.random.chance(0.06) && closed > 0 ? (this.ytd.R08 = 1) : 0),
      R09: Math.max(0, items - (this.character === 'lagging' ? 1 : 0)),
      R10: startedWeak,
      R11: found,
      R12: turned,
      R13: this.weak,
      R14: tasks,
      R15: Math.max(0, tasks - (this.random.chance(1 - kept(this.character)) ? this.random.whole(1, 2) : 0)),
      R16: 0,
      R17: 0,
      R18: 0,
      R19: 0,
      [grade]: 1,
      ...(isCommitteeType(this.unit.type) ? this.office(q) : {}),
    };
  }

  private weakFor(period: Period): number {
    return (yearOf(period) - yearOf(this.weakSince)) * 4 + quarterOf(period) - quarterOf(this.weakSince);
  }

  private office(q: number): Values {
    const people = this.last.R21 ?? this.random.whole(160, 420);
    const budget = this.last.R22 && q > 1 ? this.last.R22 : this.random.whole(20, 60);
    const spent = Math.round(budget * (q * 0.235 + this.random.next() * 0.03) * 100) / 100;
    return { R20: Math.max(1, Math.round(people * 0.014)), R21: people, R22: budget, R23: spent };
  }
}

const kept = (character: Character): number => ({ model: 0.97, steady: 0.85, lagging: 0.4, surging: 0.7 })[character];
