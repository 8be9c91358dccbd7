import assert from 'node:assert';
import * as jose from 'jose';

const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
const token = await new jose.SignJWT({ a: 1 })
  .setProtectedHeader({ alg: 'HS256' })
  .setIssuedAt()
  .setExpirationTime('1h')
  .sign(secret);
assert.strictEqual((await jose.jwtVerify(token, secret)).payload.a, 1);
await assert.rejects(jose.jwtVerify(token, new Uint8Array(32)), {
  code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
});
for (const alg of ['ES256', 'RS256', 'EdDSA']) {
  const { privateKey, publicKey } = await jose.generateKeyPair(alg, { extractable: true });
  const signed = await new jose.SignJWT({ alg }).setProtectedHeader({ alg }).sign(privateKey);
  const again = await jose.importJWK(await jose.exportJWK(publicKey), alg);
  assert.strictEqual((await jose.jwtVerify(signed, again)).payload.alg, alg);
}
const sealed = await new jose.EncryptJWT({ b: 2 })
  .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
  .encrypt(secret);
assert.strictEqual((await jose.jwtDecrypt(sealed, secret)).payload.b, 2);
