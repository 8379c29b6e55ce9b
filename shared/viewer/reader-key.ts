import { createHmac } from 'node:crypto';

/**
 * Derives the name under which one person reads in a seat in which persons differ (HMAC-SHA-256, RFC 2104). An
 * assignment holds it and the person's connection says it; whoever could say another's would have to know the
 * deployment's secret.
 */
export function readerKey(secret: string, delegation: string, subject: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['reader', delegation, subject]))
    .digest('hex');
}
