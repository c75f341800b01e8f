/** Whether the browser will keep the session cookie at this address: only over TLS or on this very machine. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || host === '[::1]';

export const canKeepSession = (location: Pick<Location, 'protocol' | 'hostname'>): boolean =>
  location.protocol === 'https:' || isLoopback(location.hostname);
