/** Every name a catalogue gives, as texts may print it: a digit in one of them is part of a name and no figure. */
import type { Catalogue } from './catalogue.js';
import { elementTitle } from './element-title.js';

export const namesOf = (catalogue: Pick<Catalogue, 'indicators' | 'elements' | 'rules'>): string[] =>
  [
    ...catalogue.indicators.map(({ name }) => name),
    ...catalogue.elements.flatMap((element) => [element.name, elementTitle(catalogue, element)]),
    ...catalogue.rules.map(({ name }) => name),
  ].flatMap(({ zh, en }) => [zh, en]);
