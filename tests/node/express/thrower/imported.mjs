export function fail() {
  throw new Error('imported');
}
