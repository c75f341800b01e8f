/** Who finds what in the navigation. */
import type { Actor, Role } from '#domain/access/actor.js';
import { mayAnywhere } from '#domain/access/policy.js';
import { isOpenTo, PLACES } from './navigation.js';

const placesOf = (role: Role): string[] => {
  const grants = [{ role, unit: 'A01', path: '/B00/A/A01/' }];
  const actor: Actor = { userId: 'u', username: role, displayName: role, grants, address: null };
  return PLACES.filter((place) => isOpenTo(place, (action) => mayAnywhere(actor, action))).map(({ path }) => path);
};

describe('the navigation', () => {
  it.each<Role>(['clerk', 'unit_head', 'reviewer'])('leads a %s to the released sheet of the unit, and to what is required of it', (role) =>
    expect(placesOf(role)).toEqual(expect.arrayContaining(['/briefings', '/requirements'])),
  );

  it('leads an officer to neither', () => expect(placesOf('sysadmin')).toEqual(['/accounts']));
});
