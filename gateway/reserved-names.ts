/**
 * Tells whether a name is one that every JavaScript object has from its prototype, such as `__proto__` or `constructor`.
 * Answers are merged by response name and variables are read by name, in libraries as well as here: under such a name
 * one caller's values would land in what all objects of the process share, and stay there for everyone's requests.
 */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}
