import { TandemError } from '@tandem/kernel';
import { z } from 'zod';
import { InputReader, pathParameters } from './input';

const reader = new InputReader(z.strictObject({
  id: z.uuid().optional(), limit: z.coerce.number().int().default(50), states: z.array(z.string()).optional(), open: z.boolean().optional(), version: z.int().nullable().optional(), q: z.string().optional(),
}));
const read = (query: object, params: object = {}, body?: unknown) => reader.read({ params, query, body });

describe('path, query and body made into one input', () => {
  it('turns texts of the address into what the schema wants', () => {
    expect(read({ limit: '20', states: 'OPEN', open: 'false', version: '3', q: '12' })).toEqual({ limit: 20, states: ['OPEN'], open: false, version: 3, q: '12' });
    expect(read({ states: ['OPEN', 'DONE'] })).toEqual({ states: ['OPEN', 'DONE'] });
  });
  it('leaves what does not fit for the service to refuse, and passes unknown names on', () => {
    expect(read({ limit: 'many', open: 'perhaps', other: 'x' })).toEqual({ limit: 'many', open: 'perhaps', other: 'x' });
  });
  it('lets the body repeat the address but not contradict it', () => {
    expect(read({}, { id: 'a' }, { id: 'a', q: 'x' })).toEqual({ id: 'a', q: 'x' });
    expect(() => read({}, { id: 'a' }, { id: 'b' })).toThrow(expect.objectContaining({ code: 'VALIDATION', fields: [expect.objectContaining({ path: 'id' })] }) as TandemError);
  });
  it.each([[[1, 2]], ['text'], [7], [true]])('refuses %j as a body', (body) => {
    expect(() => read({}, {}, body)).toThrow(TandemError);
  });
  it('finds the parameters of a path', () => expect(pathParameters('/files/:service/:organisation')).toEqual(['service', 'organisation']));
});
