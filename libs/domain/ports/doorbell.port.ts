/** The queue seen from the use cases: a doorbell that may be lost; the outbox row in MariaDB is the truth. */
export const DOORBELL = Symbol('Doorbell');
export interface Doorbell {
  /** Asks the relay to ring committed outbox rows soon; never throws, never waits long. */
  ring(): void;
}
