import { readConfig } from './config.js';
import type { Config } from './config.js';
import { contacts } from './contacts.js';
import { jobs } from './jobs.js';
import { outputTo } from './output.js';
import type { Output } from './output.js';
import { Problem } from './problem.js';
import { importFile } from './start-job.js';
import { usage, UsageError } from './usage.js';

type Command = (args: readonly string[], config: Config, output: Output) => Promise<void>;
const commands: Readonly<Record<string, Command>> = { import: importFile, jobs, contacts };

/** Runs one command line. @returns the exit code: 0 done, 1 it failed, 2 the line was wrong */
async function run(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const output = outputTo(args.includes('--json'));
  try {
    if (name === '--help' || name === '-h' || name === 'help') {
      process.stdout.write(usage);
      return 0;
    }
    const command = name === undefined ? undefined : commands[name];
    if (!command) throw new UsageError(name ? `There is no command "${name}".` : 'A command is needed.');
    await command(rest, readConfig(), output);
    return 0;
  } catch (error) {
    output.bar(null);
    return report(error, output.isJson);
  }
}

function report(error: unknown, isJson: boolean): number {
  const isUsage = error instanceof UsageError || codeOf(error).startsWith('ERR_PARSE_ARGS');
  const problem =
    error instanceof Problem ? error.body : { code: isUsage ? 'usage' : 'fault', title: messageOf(error) };
  if (isJson) process.stderr.write(`${JSON.stringify(problem)}\n`);
  else process.stderr.write(`${messageOf(error)}\n${isUsage ? 'rollcall --help shows how.\n' : ''}`);
  return isUsage ? 2 : 1;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? (error.code as string) : '');

process.stdout.on('error', () => process.exit(1)); // `rollcall … | head`
process.on('SIGINT', () => process.exit(130)); // a job that was started goes on: only the watching ends
process.exitCode = await run(process.argv.slice(2));
