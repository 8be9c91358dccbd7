'use strict';
// multipart/form-data, encoded and parsed.
const assert = require('assert');

(async () => {
  const form = new FormData();
  form.append('a\n"', 'b\nc');
  form.append('file', new File(['x\r\n--y'], 'n".txt', { type: 't/p' }));
  const response = new Response(form);
  const boundary = /boundary=(.*)/.exec(response.headers.get('content-type'))[1];
  assert.strictEqual((await response.clone().text()).replaceAll(boundary, 'B'), [
    '--B', 'Content-Disposition: form-data; name="a%0D%0A%22"', '', 'b\r\nc',
    '--B', 'Content-Disposition: form-data; name="file"; filename="n%22.txt"', 'Content-Type: t/p', '',
      'x\r\n--y',
    '--B--',
  ].join('\r\n') + '\r\n');
  const back = await response.formData();
  assert.deepStrictEqual([...back.keys()], ['a\r\n"', 'file']);
  assert.strictEqual(back.get('file').name, 'n".txt');
  assert.strictEqual(back.get('file').type, 't/p');
  assert.strictEqual(await back.get('file').text(), 'x\r\n--y');

  const parse = (body, type) => new Response(body, { headers: { 'content-type': type } }).formData();
  const urlencoded = await parse('a=b+c&a=%C3%A9', 'application/x-www-form-urlencoded;charset=utf-8');
  assert.deepStrictEqual(urlencoded.getAll('a'), ['b c', 'é']);
  const text = '--x\r\ncontent-disposition: form-data; name="b%22"\r\n\r\n\r\n--x--';
  assert.deepStrictEqual([...await parse(text, 'multipart/form-data; boundary="x"')], [['b"', '']]);
  await assert.rejects(parse('', 'text/plain'), TypeError);
  await assert.rejects(parse('x', 'multipart/form-data; boundary=x'), TypeError);
  await assert.rejects(parse('--x\r\nno head', 'multipart/form-data; boundary=x'), TypeError);
  await assert.rejects(parse('--x\r\n\r\n\r\n--x--', 'multipart/form-data'), TypeError);
})();
