'use strict';
// crypto.Certificate: challenges that were signed by `openssl spkac`.
const assert = require('assert');
const { Certificate, createPublicKey } = require('crypto');

const spkac = 'MIICTjCCATYwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDh9MhVLSekg4NMI3Muszkmu/KfnV2B+Wya/dnSbgb4pVSx' +
  't/FUaegdlWI5YSec6ABBkpwObMQedPokPaSwIHlGIJPT5HzlQdjCxn0sILa2lMjwNWsMieQ812DYYuG3D5oMBSumaTvWvXTJhWvi' +
  '0RVs+5WhF0E0OU7tec9G6lc1FXZ07DdmPjnaBQaBhKtHaib7sve22uCCW/ej6eu5yqZZcgVuzqhw9j27mHkt/s7Y+VMF57U4YkU1' +
  'AUzKStHg/NvlpsexqD/2fOTE7hpx61IIEVuATLcUnG8TjI8lWioe+ZB3ikeG3y6w6CP/JDbqJ5iDi5hDqdmzHKzipK/s2pWTAgMB' +
  'AAEWDm92ZXIgdGhlIHJpdmVyMA0GCSqGSIb3DQEBBAUAA4IBAQBC6a2JptBgKj5wV5DmIhmJdbs8GEQC18hUsLwUS4sXv+Wra4S1' +
  'BR6pBBDsGuLIjRpcIWhXo/ZPiNZDoQoaePwNWLPLGsfIRQUVVcyKI24DepEgKVmHq445Hzd7VOZaqlXI9WVXRzSclQ8JFm/9dmpm' +
  'tv7RDPW4JchmZSGQ6NvHcAw3NaQ3C/96Y8EfjPTXUqeFX49Dd/uLelCoaVntnXaBDzQtv2LWrf6cl/6ncctSXLazEPOTb12iWSDQ' +
  '+8UflPuUvmcJ5TWu4GFHk5vUGlIHpx9YTmaWCYVQk7Npn+7YpessCIK1LNWsIgZZKPi/ichLXK4rwD3nz2cvfFxoD9Mn';
const other = `${spkac.slice(0, 200)}${spkac[200] === 'A' ? 'B' : 'A'}${spkac.slice(201)}`;

for (const certificate of [Certificate, new Certificate(), Certificate()]) {
  assert.strictEqual(certificate.verifySpkac(spkac), true);
  assert.strictEqual(certificate.verifySpkac(Buffer.from(spkac)), true);
  assert.strictEqual(certificate.verifySpkac(other), false);
  assert.strictEqual(`${certificate.exportChallenge(spkac)}`, 'over the river');
  const key = createPublicKey(certificate.exportPublicKey(spkac));
  assert.deepStrictEqual([key.asymmetricKeyType, key.asymmetricKeyDetails.modulusLength], ['rsa', 2048]);
  for (const method of ['verifySpkac', 'exportChallenge', 'exportPublicKey']) {
    assert.throws(() => certificate[method](1), { code: 'ERR_INVALID_ARG_TYPE' });
  }
}
assert.strictEqual(Certificate.exportChallenge('no such thing'), '');
assert.strictEqual(Certificate.exportPublicKey('no such thing'), '');
