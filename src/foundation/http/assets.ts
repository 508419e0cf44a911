/** Static files served from memory under content-hashed addresses: styles, fonts, islands. Immutable for a year, compressed once at start. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

export interface Asset {
  /** Address, e.g. `/assets/cau-so.3f2a91c0.css`. */
  readonly urlPath: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** False for addresses without a hash (`/favicon.svg`): revalidated daily. */
  readonly immutable?: boolean;
}

/** First eight hex digits of the SHA-256: enough to tell versions apart in an address. */
export function assetHash(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}

export function registerAssets(server: FastifyInstance, assets: readonly Asset[]): void {
  for (const asset of assets) {
    const body = Buffer.from(asset.body);
    const compressible = /^(text|application\/(javascript|json|manifest)|image\/svg)/.test(asset.contentType);
    const brotli = compressible ? brotliCompressSync(body) : undefined;
    const gzip = compressible ? gzipSync(body) : undefined;
    server.get(asset.urlPath, { compress: false }, (request, reply) => {
      reply.header('content-type', asset.contentType);
      reply.header(
        'cache-control',
        asset.immutable === false ? 'public, max-age=86400' : 'public, max-age=31536000, immutable',
      );
      reply.header('vary', 'accept-encoding');
      const wanted = String(request.headers['accept-encoding'] ?? '');
      if (brotli && /\bbr\b/.test(wanted)) return reply.header('content-encoding', 'br').send(brotli);
      if (gzip && /\bgzip\b/.test(wanted)) return reply.header('content-encoding', 'gzip').send(gzip);
      return reply.send(body);
    });
  }
}
