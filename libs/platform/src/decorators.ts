import 'reflect-metadata';
import type { Operation } from '@tandem/messages';

const HANDLES = Symbol('tandem:handles');
const ON = Symbol('tandem:on');

/** Binds a use case's method `(input, tx)` to an operation. */
export function Handles(operation: Operation): MethodDecorator {
  return (target, key) => Reflect.defineMetadata(HANDLES, operation, target, key);
}
/** Binds a consumer's method `(fact, tx)` to fact types: `@On('application.accepted')`. */
export function On(...types: string[]): MethodDecorator {
  return (target, key) => Reflect.defineMetadata(ON, types, target, key);
}

const methods = (instance: object): string[] => Object.getOwnPropertyNames(Object.getPrototypeOf(instance)).filter((k) => k !== 'constructor');

export function handledBy(instance: object): { operation: Operation; method: string }[] {
  const proto = Object.getPrototypeOf(instance) as object;
  return methods(instance).flatMap((method) => {
    const operation = Reflect.getMetadata(HANDLES, proto, method) as Operation | undefined;
    return operation ? [{ operation, method }] : [];
  });
}
export function consumedBy(instance: object): { types: string[]; method: string }[] {
  const proto = Object.getPrototypeOf(instance) as object;
  return methods(instance).flatMap((method) => {
    const types = Reflect.getMetadata(ON, proto, method) as string[] | undefined;
    return types ? [{ types, method }] : [];
  });
}
