// Exports to look at, for inspect-module-namespace.js.

export const number = 1;
export function named() {}
export default { a: [1] };
