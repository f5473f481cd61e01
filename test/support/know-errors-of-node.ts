import { types } from 'node:util';

// Jest runs tests in a realm of their own, in which an error that Node itself made is no instance of Error. The
// AWS SDK would wrap such an error and lose its code, which it does not do anywhere else.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (this === Error && types.isNativeError(value)) return true;
    return Function.prototype[Symbol.hasInstance].call(this, value);
  },
});
