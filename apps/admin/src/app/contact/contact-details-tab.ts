import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { AttemptCounts } from './attempt-counts';
import { ContactCustomBox } from './contact-custom-box';
import { ContactEdit } from './contact-edit';
import { ContactFieldBox } from './contact-field';
import { customBoxesOf, rulesOf, sectionsOf } from './custom-sections';

/** The tenant's own fields under their headings, how often somebody tried, and where a contact comes from. */
@Component({
  selector: 'rc-contact-details-tab',
  imports: [AttemptCounts, ContactCustomBox, ContactFieldBox, ProblemNotice, RouterLink],
  template: `
    @if (asked.error()) {
      <rc-problem-notice doing="Loading the fields" [error]="asked.error()" (again)="asked.reload()" />
    } @else if (!asked.hasValue()) {
      <section class="panel waiting" aria-label="Custom fields" aria-busy="true">
        <span class="skeleton"></span>
      </section>
    }
    @for (section of sections(); track section.title) {
      <section class="panel" [attr.aria-label]="section.title ?? 'Custom fields'">
        <div class="panel-head">
          <h2>{{ section.title ?? 'Custom fields' }}</h2>
        </div>
        <div class="boxes">
          @for (box of section.boxes; track box.key) {
            <rc-contact-custom-box [box]="box" />
          }
        </div>
      </section>
    } @empty {
      @if (asked.hasValue()) {
        <section class="panel" aria-labelledby="custom-title">
          <div class="panel-head"><h2 id="custom-title">Custom fields</h2></div>
          <p class="quiet">There are no custom fields. An admin defines them in Settings; an import can make them.</p>
        </section>
      }
    }
    <section class="panel" aria-labelledby="more-title">
      <div class="panel-head"><h2 id="more-title">Additional information</h2></div>
      <div class="boxes wide"><rc-contact-field name="additionalInformation" [isLong]="true" /></div>
    </section>
    @if (edit.contact(); as contact) {
      <section class="panel" aria-labelledby="attempts-title">
        <div class="panel-head"><h2 id="attempts-title">Attempts</h2></div>
        <rc-attempt-counts />
      </section>
      <section class="panel" aria-labelledby="origin-title">
        <div class="panel-head"><h2 id="origin-title">Where it comes from</h2></div>
        <dl class="facts">
          <dt>Contact</dt>
          <dd class="mono">{{ contact.id }}</dd>
          <dt>Created</dt>
          <dd [attr.title]="formatUtc(contact.createdAt)">
            {{ formatMoment(contact.createdAt) }}
            @if (contact.createdByJob) {
              by <a [routerLink]="['/jobs', contact.createdByJob]">a job</a>
            }
          </dd>
          <dt>Modified</dt>
          <dd [attr.title]="formatUtc(contact.updatedAt)">{{ formatMoment(contact.updatedAt) }}</dd>
          <dt>Version</dt>
          <dd>{{ contact.version }}</dd>
        </dl>
      </section>
    }
  `,
  styleUrl: './contact-tab.scss',
})
export class ContactDetailsTab {
  protected readonly edit = inject(ContactEdit);
  protected readonly asked = httpResource(() => '/api/v1/custom-fields', { parse: customBoxesOf });
  private readonly boxes = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  private readonly had = computed(() => this.edit.contact()?.custom ?? {});
  protected readonly sections = computed(() => {
    const boxes = this.boxes();
    return boxes === null ? [] : sectionsOf(boxes, this.had());
  });
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect(() => this.edit.customRules.set(rulesOf(this.boxes() ?? [])));
  }
}
