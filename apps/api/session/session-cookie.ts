/** The session cookie: `__Host-` and Secure wherever TLS ends at us or before us; plain only on loopback for the first look. */
import type { CookieSerializeOptions } from '@fastify/cookie';

export const cookieName = (on: { production: boolean; tls: unknown }): string => (isSecure(on) ? '__Host-jibao' : 'jibao');

export const cookieOptions = (on: { production: boolean; tls: unknown }): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure(on),
});

const isSecure = (on: { production: boolean; tls: unknown }): boolean => on.production || on.tls !== null;
