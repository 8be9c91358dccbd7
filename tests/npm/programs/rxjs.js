'use strict';

const assert = require('assert');
const { of, from, interval, fromEvent, lastValueFrom, Subject, throwError } = require('rxjs');
const { map, filter, take, toArray, mergeMap, catchError, scan } = require('rxjs/operators');

(async () => {
  assert.deepStrictEqual(
    await lastValueFrom(
      from([1, 2, 3, 4]).pipe(
        filter((n) => n % 2),
        map((n) => n * 10),
        toArray(),
      ),
    ),
    [10, 30],
  );
  assert.deepStrictEqual(
    await lastValueFrom(
      interval(1).pipe(
        take(3),
        scan((a, n) => a + n, 0),
        toArray(),
      ),
    ),
    [0, 1, 3],
  );
  assert.strictEqual(
    await lastValueFrom(throwError(() => new Error('x')).pipe(catchError((err) => of(err.message)))),
    'x',
  );
  const subject = new Subject();
  const seen = [];
  subject
    .pipe(mergeMap(async (n) => n + 1))
    .subscribe({ next: (n) => seen.push(n), complete: () => assert.deepStrictEqual(seen, [2]) });
  subject.next(1);
  subject.complete();
  const emitter = new (require('events'))();
  fromEvent(emitter, 'x')
    .pipe(take(1))
    .subscribe((value) => assert.strictEqual(value, 5));
  emitter.emit('x', 5);
  assert.strictEqual(emitter.listenerCount('x'), 0);
})();
