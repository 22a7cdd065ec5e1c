import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, inject, input, signal } from '@angular/core';
import { mayContactSchema, reachChannels, type MayContact, type ReachChannel } from '@rollcall/domain/reach';
import { formatPhone } from '../contact/contact-format';
import { lastGood } from '../data-table/last-good';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { channelTexts, placeOf, zoneSourceTexts } from './reach-messages';
import { ReachVerdict } from './reach-verdict';

const againMs = 60_000;

/** *May I contact?* now, by each channel: yes or no in a line, why and when next below it. */
@Component({
  selector: 'rc-may-contact',
  imports: [Icon, ProblemNotice, ReachVerdict],
  template: `
    <details class="panel may">
      <summary>
        <strong>May I contact?</strong>
        @for (answer of answers(); track answer.channel) {
          <span
            class="chip"
            [class.good]="answer.value?.allowed === true"
            [class.bad]="answer.value?.allowed === false"
          >
            @if (answer.value) {
              <rc-icon [name]="answer.value.allowed ? 'check' : 'close'" />
            }
            {{ texts[answer.channel] }}: {{ answer.value ? (answer.value.allowed ? 'yes' : 'no') : '…' }}
          </span>
        }
        <span class="more">Why</span>
      </summary>
      @for (answer of answers(); track answer.channel) {
        <section [attr.aria-label]="texts[answer.channel]">
          <h2>
            {{ texts[answer.channel] }}
            @if (answer.value?.address; as address) {
              <span class="quiet">{{ formatPhone(address) }}</span>
            }
          </h2>
          @if (answer.error) {
            <rc-problem-notice doing="Asking" [error]="answer.error" (again)="ask()" />
          } @else if (answer.value; as value) {
            @if (value.allowed) {
              <p>Yes, now.</p>
            } @else {
              <rc-reach-verdict
                [reasons]="value.reasons"
                [nextAllowed]="value.nextAllowed"
                [zone]="value.place.zones[0] ?? 'UTC'"
              />
            }
          } @else {
            <p class="quiet">Asking…</p>
          }
        </section>
      }
      @if (place(); as place) {
        <p class="quiet place">{{ place }}</p>
      }
    </details>
  `,
  styles: `
    .may {
      padding: 8px 14px;
      font-size: 13.5px;
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 10px;
      min-height: 28px;
    }
    .chip rc-icon {
      width: 14px;
      height: 14px;
    }
    .more {
      margin-inline-start: auto;
      color: var(--rc-accent-strong);
      text-decoration: underline;
    }
    section {
      padding: 10px 0 4px;
    }
    h2 {
      font-size: 13.5px;
    }
    .place {
      padding: 6px 0;
    }
  `,
})
export class MayContactPanel {
  readonly contactId = input.required<number>();
  /** Another version of the contact is asked about anew. */
  readonly version = input.required<number>();
  /** So is another round: a consent for one number leaves the version alone. */
  readonly round = input(0);
  private readonly nowMs = signal(Date.now());
  protected readonly texts = channelTexts;
  protected readonly formatPhone = formatPhone;
  private readonly asked = reachChannels.map((channel) => this.askAbout(channel));
  protected readonly answers = computed(() =>
    this.asked.map(({ channel, resource, last }) => ({ channel, error: resource.error(), value: last.value() })),
  );
  protected readonly place = computed(() => {
    const place = this.answers().find(({ value }) => value)?.value?.place;
    return place ? placeText(place) : '';
  });

  constructor() {
    const clock = setInterval(() => {
      if (document.visibilityState === 'visible') this.ask();
    }, againMs);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }

  protected ask(): void {
    this.nowMs.set(Date.now());
  }

  private askAbout(channel: ReachChannel) {
    const resource = httpResource(
      () => {
        this.version();
        this.round();
        const at = new Date(this.nowMs()).toISOString();
        return { url: `/api/v1/contacts/${this.contactId()}/may-contact`, params: { channel, at } };
      },
      { parse: (raw) => mayContactSchema.parse(raw) },
    );
    return { channel, resource, last: lastGood(resource) };
  }
}

/** Where the contact was taken to be, and by what that is known. */
function placeText({ zones, zoneFrom, regions }: MayContact['place']): string {
  const few = zones.length > 3 ? `${zones.length} zones` : zones.map(placeOf).join(', ');
  const rules = regions.length === 0 ? '' : ` Rules of ${regions.join(' and ')}.`;
  return `Clock of ${few}, by ${zoneSourceTexts[zoneFrom]}.${rules}`;
}
