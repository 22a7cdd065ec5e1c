import type { DynamicModule, ForwardReference, Type } from '@nestjs/common';

type Part = Type | DynamicModule | Promise<DynamicModule> | ForwardReference;

/** The controllers below a module, without starting anything: for tools that only want the document. */
export async function listControllers(root: Part, seen = new Set<unknown>()): Promise<Type[]> {
  const part = await root;
  if (seen.has(part) || 'forwardRef' in part) return [];
  seen.add(part);
  const dynamic: Partial<DynamicModule> = 'module' in part ? part : {};
  const type = 'module' in part ? part.module : part;
  const declared = <T>(key: string): T[] => (Reflect.getMetadata(key, type) as T[] | undefined) ?? [];
  const own = [...declared<Type>('controllers'), ...(dynamic.controllers ?? [])];
  const below: Type[] = [];
  for (const each of [...declared<Part>('imports'), ...((dynamic.imports ?? []) as Part[])])
    below.push(...(await listControllers(each, seen)));
  return [...new Set([...own, ...below])];
}
