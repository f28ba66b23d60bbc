// Signing of tokens, also in the ways that nobody should accept.
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { ED25519KeyPairOptions, JsonWebKey, KeyObject } from 'node:crypto';

export type Json = Record<string, unknown>;
export type Algorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';

export interface SigningKey {
  readonly alg: Algorithm;
  readonly kid: string;
  readonly secret: KeyObject;
  /** As a key set publishes it. */
  readonly published: JsonWebKey & Json;
}

export function makeKey(alg: Algorithm): SigningKey {
  const text = secretText(alg);
  const kid = randomUUID();
  return {
    alg,
    kid,
    secret: createPrivateKey(text),
    published: { ...createPublicKey(text).export({ format: 'jwk' }), kid, alg, use: 'sig' },
  };
}

const PEM: ED25519KeyPairOptions<'pem', 'pem'> = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};

/**
 * As text: while Node 20 exports a key of its own making it holds a lock, and if just then it sweeps away what has made
 * the key, that waits for the same lock, and the whole process for ever; no timeout of a test ends it.
 */
function secretText(alg: Algorithm): string {
  if (alg === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'P-256', ...PEM }).privateKey;
  if (alg === 'EdDSA') return generateKeyPairSync('ed25519', PEM).privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048, ...PEM }).privateKey;
}

const part = (content: Json): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** A token signed in order; the header is taken as it is. */
export function signed(header: Json, payload: Json, { alg, secret }: SigningKey): string {
  const content = `${part(header)}.${part(payload)}`;
  return `${content}.${signature(content, alg, secret).toString('base64url')}`;
}

function signature(content: string, alg: Algorithm, key: KeyObject): Buffer {
  const bytes = Buffer.from(content);
  switch (alg) {
    case 'RS256':
      return sign('sha256', bytes, key);
    case 'PS256':
      // 6 is RSA_PKCS1_PSS_PADDING.
      return sign('sha256', bytes, { key, padding: 6, saltLength: 32 });
    case 'ES256':
      return sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' });
    case 'EdDSA':
      return sign(null, bytes, key);
  }
}

/** No signature at all. */
export const unsigned = (header: Json, payload: Json): string =>
  `${part({ ...header, alg: 'none' })}.${part(payload)}.`;

/** By a secret that anybody knows: the public key itself. */
export function signedByPublicKey(header: Json, payload: Json, key: SigningKey): string {
  const content = `${part({ ...header, alg: 'HS256' })}.${part(payload)}`;
  const known = JSON.stringify(key.published);
  return `${content}.${createHmac('sha256', known).update(content).digest('base64url')}`;
}

/** One character of the signature is another. */
export function spoiled(token: string): string {
  const middle = token.lastIndexOf('.') + 20;
  const other = token[middle] === 'A' ? 'B' : 'A';
  return token.slice(0, middle) + other + token.slice(middle + 1);
}

/** OpenID Connect Core 3.1.3.6, for the algorithms with SHA-256. */
export const hashOf = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
