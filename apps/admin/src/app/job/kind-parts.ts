import { InjectionToken, type Type } from '@angular/core';
import type { JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';

/** One line of "how this job was started". */
export interface Said {
  readonly label: string;
  readonly value: string;
}

/** What the pages about jobs cannot know themselves: the words and the next step of one kind. */
export interface KindParts {
  /** Parameters, and what was found on the way, in words. */
  readonly describe: (job: JobView) => readonly Said[];
  /** Why a row ended as it did. */
  readonly issueText: (code: string) => string;
  /** Shown beside the buttons once the job has succeeded; has an input `job`. */
  readonly nextStep?: Type<unknown>;
  /** Shown beside the buttons while the job is paused; has an input `job`. */
  readonly pausedStep?: Type<unknown>;
  /** Shown below the progress: what a job of this kind did, in its own words; has an input `job`. */
  readonly outcome?: Type<unknown>;
}

/** Every kind's part, by its wire name. */
export const KIND_PARTS = new InjectionToken<Readonly<Record<KindName, KindParts>>>('KIND_PARTS');
