// In place of the native module that code-server hashes passwords with: the tests' server has none, and listens on the loopback alone.
const refuse = () => Promise.reject(new Error("this code-server has no passwords"));
module.exports = { hash: refuse, verify: refuse };
