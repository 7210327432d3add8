import type { RequestHandler } from 'express';

/** Nothing is loaded from other sites, no inline code runs, and no other site may frame the desk or receive its forms. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const year = 365 * 24 * 60 * 60;

/** For every answer of the desk, errors included. */
export const setSecurityHeaders: RequestHandler = (request, response, next) => {
  response.removeHeader('x-powered-by');
  response.set({
    'content-security-policy': contentSecurityPolicy,
    'cache-control': 'no-store',
    // With "no-referrer" browsers would send "Origin: null" with our own forms.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-robots-tag': 'noindex, nofollow',
  });
  if (request.secure) response.set('strict-transport-security', `max-age=${year}`);
  next();
};
