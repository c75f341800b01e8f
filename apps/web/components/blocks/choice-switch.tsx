/** The switch that belongs to one block; its options in force are in the address. */
import type { Choice } from '#domain/dashboard/block.js';
import { usePlace } from '../../app/context.js';
import { SelectBox } from '../select-box.js';

/** More than this do not stand side by side. */
const MOST_SEGMENTS = 4;

export function ChoiceSwitch({ choice }: { choice: Choice }) {
  const { choose } = usePlace();
  const pick = (value: string) => choose({ [choice.param]: value });
  return (
    <div className="block__choice">
      {choice.options.length > MOST_SEGMENTS ? (
        <SelectBox label={choice.name} value={choice.value} onChange={pick}>
          {choice.options.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectBox>
      ) : (
        <div className="segments" role="group" aria-label={choice.name}>
          {choice.options.map(({ value, name }) => (
            <button key={value} type="button" aria-pressed={value === choice.value} onClick={() => pick(value)}>
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
