import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OPERATIONS, operationName } from '@tandem/messages';
import { consumedBy, handledBy, PLATFORM } from '@tandem/platform';
import { handlers, RecruitmentModule } from './recruitment.module';

const platform = { provide: PLATFORM, useValue: { config: {} } };
@Module({})
class Root {}

describe('recruitment put together', () => {
  test('Nest can build every use case and consumer, each operation has exactly one, and every provider does something', async () => {
    const root = { module: Root, global: true, imports: [RecruitmentModule], providers: [platform], exports: [platform] };
    const app = await NestFactory.createApplicationContext(root as never, { logger: false, abortOnError: false });
    const built = handlers.map((type) => app.get<object>(type, { strict: false }));
    const handled = built.flatMap((h) => handledBy(h).map((b) => operationName(b.operation))).sort();
    const declared = OPERATIONS.filter((o) => o.service === 'recruitment').map(operationName).sort();
    expect(handled).toEqual(declared);
    expect(built.filter((h) => !handledBy(h).length && !consumedBy(h).length)).toEqual([]);
    await app.close();
  });

  test('every example is an input its operation takes', () => {
    const wrong = OPERATIONS.filter((o) => o.service === 'recruitment' && !o.input.safeParse(o.example).success).map(operationName);
    expect(wrong).toEqual([]);
  });
});
