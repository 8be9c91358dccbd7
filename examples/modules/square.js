exports.area = function(width) { return width * width; };
exports.perimeter = function(width) { return 4 * width; };
