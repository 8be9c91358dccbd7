module.exports = 'Hello world';
