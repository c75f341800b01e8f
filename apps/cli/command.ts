/** What a console command is: a verb, its usage, and what it does with an assembled house. */
import type { WorkUseCases } from '#application/use-cases.js';
import type { WorkPorts } from '#application/ports.js';
import type { Config } from '#platform/config.js';

export interface House {
  config: Config;
  ports: WorkPorts;
  use: WorkUseCases;
  migrate(): Promise<string[]>;
}

export interface Command {
  verb: string;
  /** After `jibao `: `import FILE…`. */
  usage: string;
  /** One line, both languages. */
  about: string;
  /** Positional arguments and options, already split; throws DomainError or UsageError. */
  run(house: House, input: { args: string[]; options: Record<string, string | boolean | undefined> }): Promise<void>;
}

/** The command was called in a way it does not understand; its usage is printed. */
export class UsageError extends Error {}

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
