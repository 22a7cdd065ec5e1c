import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatBytes } from '../format/numbers';
import { formatTimeLeft } from '../format/times';
import { problemOfBody } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';
import type { ImportUpload } from './import-upload';

/** How far the file is on its way, whatever step of the wizard is open. */
@Component({
  selector: 'rc-upload-strip',
  imports: [MatButton],
  template: `
    <div class="strip">
      <div class="text">
        <strong>{{ fileName() }}</strong>
        <span role="status">{{ stateText() }}</span>
        <span class="quiet figures">{{ figures() }}</span>
      </div>
      <div
        class="track"
        role="progressbar"
        [attr.aria-label]="'Upload of ' + fileName()"
        aria-valuemin="0"
        aria-valuemax="100"
        [attr.aria-valuenow]="upload().percent()"
        [class.done]="upload().phase() === 'done'"
        [class.cut]="upload().phase() === 'cut' || upload().phase() === 'refused'"
      >
        <span [style.width.%]="upload().percent()"></span>
      </div>
      <div class="buttons">
        @if (upload().phase() === 'cut') {
          <button type="button" matButton="outlined" (click)="upload().resume()">Resume upload</button>
        }
        <ng-content />
      </div>
    </div>
  `,
  styles: `
    .strip {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: 8px 0;
      padding: 11px 14px;
      border: 1px solid var(--rc-line);
      border-radius: var(--rc-radius);
      background: var(--rc-surface);
    }
    .text {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      font-size: 13.5px;
      min-width: 0;
    }
    strong {
      font-weight: 580;
      overflow-wrap: anywhere;
    }
    .figures {
      font-variant-numeric: tabular-nums;
    }
    .track {
      grid-column: 1;
      height: 5px;
      border-radius: 3px;
      background: var(--rc-quiet-soft);
      overflow: hidden;
    }
    .track span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--rc-accent);
      transition: width 200ms linear;
    }
    .done span {
      background: var(--rc-good);
    }
    .cut span {
      background: var(--rc-warn);
    }
    .buttons {
      padding-inline-start: 16px;
      grid-area: 1 / 2 / 3 / 3;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .buttons:empty {
      display: none;
    }
    @media (width < 600px) {
      .buttons {
        padding: 0;
        grid-area: 3 / 1;
      }
    }
  `,
})
export class UploadStrip {
  readonly upload = input.required<ImportUpload>();
  readonly fileName = input.required<string>();
  protected readonly stateText = computed(() => {
    const upload = this.upload();
    switch (upload.phase()) {
      case 'idle':
        return 'waiting';
      case 'running':
        return `uploading, ${upload.percent()} %`;
      case 'cut':
        return 'The connection was lost. What has arrived is kept.';
      case 'refused': {
        const told = tellProblem(problemOfBody(upload.refusalBody()));
        return `${told.what} ${told.todo}`;
      }
      case 'done':
        return 'uploaded';
    }
  });
  protected readonly figures = computed(() => {
    const upload = this.upload();
    if (upload.phase() === 'done') return formatBytes(upload.totalBytes());
    const size = `${formatBytes(upload.sentBytes())} of ${formatBytes(upload.totalBytes())}`;
    const speed = upload.bytesPerSecond();
    if (speed === null || speed === 0 || upload.phase() !== 'running') return size;
    return `${size} · ${formatBytes(speed)}/s · ${formatTimeLeft((upload.totalBytes() - upload.sentBytes()) / speed)}`;
  });
}
