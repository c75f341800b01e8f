/** Orders specs so that the long ones begin first: whatever runs last is short, and no worker stands idle beside it. */
import Sequencer from '@jest/test-sequencer';

/** The specs that take longest, longest first, as measured on two cores; all others follow in Jest's own order. */
const LONG = [
  'e2e/screens',
  'integration/schedule',
  'e2e/figures',
  'e2e/wall',
  'e2e/briefing-editor',
  'faults/deadline-hour',
  'integration/briefing-workflow',
  'integration/periods-and-tree',
  'faults/consolidated-killed',
  'integration/message-delivery',
  'faults/mariadb-away',
  'integration/release-gate',
  'e2e/clerk-form',
  'faults/redis-away',
  'integration/odd-requests',
];

const placeOf = ({ path }) => {
  const place = LONG.findIndex((name) => path.endsWith(`/tests/${name}.spec.ts`));
  return place < 0 ? LONG.length : place;
};

export default class LongestFirst extends Sequencer {
  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
