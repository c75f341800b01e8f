import { OFFICER_ROLES, ROLES, SYSTEM, type Actor, type Role } from './actor.js';
import { ACTIONS, assertMay, may, mayAnywhere, mayForAll, scopeOf } from './policy.js';

const actor = (...grants: [Role, string][]): Actor => ({
  userId: 'u',
  username: 'u',
  displayName: 'U',
  address: null,
  grants: grants.map(([role, path]) => ({ role, unit: path.split('/').at(-2)!, path })),
});

describe('rights', () => {
  it('are as this table says', () => {
    const table = Object.fromEntries(
      ACTIONS.map((action) => [action, ROLES.filter((role) => mayAnywhere(actor([role, '/A/']), action)).join(' ')]),
    );
    expect(table).toEqual({
      'figures.read': 'clerk unit_head reviewer office committee discipline',
      'returns.read': 'clerk unit_head reviewer office',
      'returns.file': 'clerk office',
      'returns.review': 'reviewer office',
      'four_forms.read': 'clerk unit_head reviewer discipline',
      'periods.manage': 'office',
      'briefings.read': 'office committee',
      'briefings.manage': 'office',
      'imports.make': 'office sysadmin',
      'audit.read': 'auditor',
      'accounts.manage': 'sysadmin',
      'accounts.confirm': 'secadmin',
    });
  });

  it('end at the edge of the subtree, and a code that merely starts alike is outside', () => {
    const reviewer = actor(['reviewer', '/JT/GL/']);
    expect(may(reviewer, 'returns.review', '/JT/GL/GL-A/')).toBe(true);
    expect(may(reviewer, 'returns.review', '/JT/GL/')).toBe(true);
    for (const path of ['/JT/', '/JT/GL2/', '/JT/JG/', '/GL/']) expect(may(reviewer, 'returns.review', path)).toBe(false);
  });

  it('of several grants are merged, the wider swallowing the narrower', () =>
    expect(scopeOf(actor(['clerk', '/A/B/'], ['office', '/A/'], ['clerk', '/C/']), 'returns.file').toSorted()).toEqual(['/A/', '/C/']));

  it('are none without an identity, and no officer reads business data', () => {
    expect(ACTIONS.filter((action) => mayAnywhere(actor(), action))).toEqual([]);
    for (const role of OFFICER_ROLES) expect(mayAnywhere(actor([role, '/']), 'figures.read')).toBe(false);
  });

  it('read a unit out of scope exactly as one that does not exist', () => {
    const clerk = actor(['clerk', '/A/B/']);
    const said = (unit: { code: string; path: string } | null) => {
      try {
        assertMay(clerk, 'returns.read', unit, 'X');
      } catch (error) {
        return error;
      }
      throw new Error('nothing was refused');
    };
    expect(said({ code: 'X', path: '/A/X/' })).toEqual(said(null));
  });

  it('reach what belongs to no unit from the top of the tree only', () => {
    for (const path of ['/', '/JT/']) expect(mayForAll(actor(['office', path]), 'periods.manage')).toBe(true);
    expect(mayForAll(actor(['office', '/JT/GL/']), 'periods.manage')).toBe(false);
    expect(mayForAll(actor(['clerk', '/JT/']), 'periods.manage')).toBe(false);
  });

  it('of the system reach everything', () => expect(may(SYSTEM, 'returns.review', '/any/')).toBe(true));
});
