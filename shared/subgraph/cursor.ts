import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

import { GraphQLError } from 'graphql';

/** Where a list goes on: the id of the last record seen and the value by which the list is ordered, as text. */
export interface Position {
  /** Null where the record has no such value. */
  readonly value: string | null;
  readonly id: string;
}

function badCursor(): GraphQLError {
  return new GraphQLError('the cursor is not one of this list', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/**
 * Seals positions of lists: opaque, authenticated, bound to the viewer and the filter. The nonce is
 * derived from the content (as in AES-SIV, RFC 5297), so that the same position gives the same bytes in
 * every answer; it repeats only where the whole content repeats.
 */
export class CursorSeal {
  readonly #nonceKey: Buffer;
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#nonceKey = Buffer.from(hkdfSync('sha256', secret, '', 'cursor nonce', 32));
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'cursor', 32));
  }

  /** Seals a position for one viewer and list. */
  seal(position: Position, binding: string): string {
    const plain = JSON.stringify([position.value, position.id]);
    const nonce = createHmac('sha256', this.#nonceKey)
      .update(JSON.stringify([binding, plain]))
      .digest()
      .subarray(0, 12);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(binding));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /**
   * Opens a cursor.
   * @throws GraphQLError BAD_USER_INPUT, the same for a malformed, an altered and another viewer's cursor
   */
  open(cursor: string, binding: string): Position {
    try {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.toString('base64url') !== cursor) throw badCursor();
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12));
      decipher.setAAD(Buffer.from(binding)).setAuthTag(bytes.subarray(-16));
      const plain = Buffer.concat([
        decipher.update(bytes.subarray(12, -16)),
        decipher.final(),
      ]).toString('utf8');
      const [value, id] = JSON.parse(plain) as [string | null, string];
      return { value, id };
    } catch {
      throw badCursor();
    }
  }
}
