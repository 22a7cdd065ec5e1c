import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const maxBytes = 20 * 1024 ** 2;

/** A log file that keeps one predecessor (`….1`) and never grows beyond 20 MB. */
export class RotatingLog {
  constructor(file) {
    this.file = file;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    this.#open();
  }

  #open() {
    this.stream = createWriteStream(this.file, { flags: 'a', mode: 0o600 });
    this.stream.on('error', () => undefined); // a full disk must not stop what is being logged
    try {
      this.bytes = statSync(this.file).size;
    } catch {
      this.bytes = 0;
    }
  }

  write(data) {
    this.stream.write(data);
    this.bytes += data.length;
    if (this.bytes < maxBytes) return;
    this.stream.end();
    renameSync(this.file, `${this.file}.1`);
    this.#open();
  }
}
