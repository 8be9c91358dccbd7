var message = require('./Messages.js');
var square = require('./square.js');

console.log(message);
console.log('The area of a square with a width of 4 is ' + square.area(4));
console.log('Its perimeter is ' + square.perimeter(4));
