import { contactFieldNames, contactFields, isImportTarget, toSearchKey } from '../contact/index.js';

/**
 * A header without case, spaces, punctuation and accents: `E-mail_Address*`, `eMailAddress` → `email address`,
 * `ContactID1` → `contact id 1`.
 */
export function normalizeHeader(header: string): string {
  const spaced = header
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/['’]s\b/g, 's');
  return toSearchKey(spaced)
    .replace(/\be mails?\b/g, 'email')
    .replace(/\bemails\b/g, 'email')
    .replace(/\bphones\b/g, 'phone')
    .replace(/\bzip code\b|\bzipcode\b/g, 'zip');
}

/**
 * What other programs call our fields, best first, as `normalizeHeader` leaves it. Phones and e-mails are known by their
 * words, see `suggestChannel`. Headers that say the opposite ("SMS opt out") or name somebody else are missing on purpose.
 */
const aliases: Readonly<Record<string, string>> = {
  contactId1:
    'contact id|contact number|account|cust id|cust no|cust number|account number|account id|account no|acct|acct number|acct no|customer id|customer number|' +
    'customer no|client id|client number|client no|external id|record id|member id|member number|person id|user id|lead id|' +
    'patient id|debtor id|policy number|reference number|reference|ref|uid|uuid|id|contact key|customer key|subscriber id|' +
    'numero de cliente|id cliente|id de cliente|numero client|kundennummer|kunden nr|kundennr|cuenta|numero de cuenta',
  contactId2:
    'original account number|original account|secondary id|alternate id|alt id|other id|legacy id|old id|parent account number|' +
    'client account number|creditor account number|second id|original id',
  salutation: 'name prefix|prefix|honorific|courtesy title|saludo|tratamiento|civilite|anrede|salut|mr mrs',
  firstName:
    'given name|forename|first|fname|f name|firstname|christian name|contact first name|customer first name|nombre|nombres|primer nombre|' +
    'prenom|vorname|given names|first names|nome',
  lastName:
    'family name|surname|last|lname|l name|lastname|second name|contact last name|customer last name|apellido|apellidos|primer apellido|' +
    'nom de famille|nachname|familienname|zuname|sobrenome',
  fullName:
    'full name|name|contact name|customer name|client name|display name|complete name|contact|person|fullname|person name|' +
    'nombre completo|nombre y apellidos|nom complet|vollstandiger name|file as|nom',
  company:
    'company name|organization name|organisation name|organization|organisation|account name|business name|employer|' +
    'organization 1 name|associated company|firm|business|company account|empresa|compania|societe|entreprise|firma|unternehmen|' +
    'razon social',
  title:
    'job title|position|role|organization title|organization 1 title|occupation|job|job role|designation|cargo|puesto|poste|' +
    'fonction|berufsbezeichnung|beruf',
  addressLine1:
    'address|street|street address|address 1|street 1|address line|addr|addr 1|mailing street|mailing address|business street|' +
    'home street|other street|mailing address line 1|address 1 street|address street|home address|business address|address 1 line 1|' +
    'street name|billing street|direccion|calle|domicilio|adresse|rue|strasse|anschrift|endereco|street line 1|residence address',
  addressLine2:
    'address 2|street 2|apt|apartment|suite|unit|addr 2|business street 2|home street 2|mailing address line 2|address 1 line 2|' +
    'address 1 extended address|apartment suite|apt suite|direccion 2|complement|address line two|street line 2|adresszusatz',
  city:
    'town|city town|mailing city|business city|home city|other city|address 1 city|address city|locality|billing city|ciudad|' +
    'poblacion|municipio|ville|stadt|ort|cidade|suburb|city name',
  state:
    'state region|province|region|state province|mailing state|business state|home state|other state|address 1 region|st|address state|' +
    'mailing state province|billing state|state code|estado|provincia|departement|bundesland|address 1 state|state or province',
  postalCode:
    'zip|zip postal code|postcode|post code|postal|mailing zip|mailing zip postal code|business postal code|home postal code|' +
    'other postal code|address 1 postal code|address zip|billing zip|zip 5|zip 4|zip plus 4|pincode|pin code|codigo postal|cp|code postal|plz|' +
    'postleitzahl|cep|home zip|postal zip code|zip or postal code|address 1 zip',
  country:
    'country region|mailing country|business country region|home country region|other country region|address 1 country|country code|' +
    'address country|billing country|nation|pais|pays|land|country name|business country|home country',
  balance:
    'balance|amount due|outstanding balance|current balance|amount owed|balance due|account balance|total due|saldo|solde|total balance|' +
    'remaining balance|kontostand|past due amount|open balance',
  dueDate:
    'due date|payment due date|balance due date|next due date|pay by|fecha de vencimiento|vencimiento|date d echeance|echeance|' +
    'falligkeitsdatum|fallig am|payment date due',
  dateOfBirth:
    'dob|birthday|birth date|birthdate|d o b|born|date birth|fecha de nacimiento|nacimiento|date de naissance|geburtsdatum|geburtstag|' +
    'data de nascimento|fecha nacimiento',
  group: 'group name|contact group|customer group|grupo|groupe|gruppe',
  agentId: 'agent|agent number|agent code|rep id|assigned agent|assigned agent id|owner agent id|agente',
  agentTeam: 'team|agent group|assigned team|equipo|equipe',
  active: 'b active|is active|active flag|isactive|enabled|is enabled|activo|actif|aktiv',
  timeZone: 'timezone|tz|zona horaria|fuseau horaire|zeitzone|time zone name|contact time zone',
  language:
    'preferred language|language code|locale|lang|idioma|langue|sprache|spoken language|primary language|language preference',
  smsConsent:
    'sms opt in|text consent|sms permission|opt in sms|sms opted in|text opt in|consent sms|texting consent|sms marketing consent|' +
    'accepts sms marketing|consent to text|consentimiento sms',
  cellConsent:
    'mobile consent|cell phone consent|consent cell|mobile phone consent|cell opt in|call consent|tcpa consent|phone consent|' +
    'consent to call|mobile opt in',
  emailConsent:
    'email opt in|email permission|opt in email|email opted in|consent email|email marketing consent|accepts email marketing|' +
    'newsletter opt in|consent to email|email marketing',
  department: 'dept|department name|departamento|abteilung',
  description: 'contact description|descripcion|beschreibung',
  additionalInformation: 'additional info|additional notes|informacion adicional|informations complementaires',
  guarantorFirstName: 'guarantor given name|guarantor fname|cosigner first name|co signer first name',
  guarantorLastName: 'guarantor surname|guarantor family name|guarantor lname|cosigner last name|co signer last name',
  amountToSpeak: 'spoken amount|speak amount',
  voiceConsent: 'voice opt in|consent voice|voice permission|automated call consent',
  preferredChannel: 'preferred contact method|contact preference|preferred method of contact|channel preference',
  doNotContact: 'do not contact flag|dnc|dnc flag|no contact',
};

/** A field some header may mean; `by` is what the job page shows, `score` settles who gets a field that two columns want. */
export interface Suggestion {
  readonly target: string;
  readonly score: number;
  readonly by: 'exact' | 'alias' | 'values';
}

const byHeader = new Map<string, Suggestion[]>();
const suggest = (header: string, suggestion: Suggestion): void => {
  const known = byHeader.get(header) ?? [];
  if (!known.some(({ target }) => target === suggestion.target)) byHeader.set(header, [...known, suggestion]);
};
for (const field of contactFieldNames) {
  suggest(normalizeHeader(field), { target: field, score: 100, by: 'exact' });
  suggest(normalizeHeader(contactFields[field].label), { target: field, score: 100, by: 'exact' });
}
// "Title" is Mr. and Mrs. where another column is the job title.
byHeader.set('title', [
  { target: 'title', score: 70, by: 'exact' },
  { target: 'salutation', score: 40, by: 'alias' },
]);
for (const [target, words] of Object.entries(aliases)) {
  words.split('|').forEach((word, place) => suggest(word, { target, score: 80 - place * 0.1, by: 'alias' }));
}
/** What a header says it is, best first; phones and e-mails apart. Empty if it says nothing known. */
export function suggestFields(header: string): readonly Suggestion[] {
  // Our own names, as a careful person writes them: `fullName`, `phone2Extension`. Not `custom:…`: new fields need a
  // permission, and a request that asks for them by name is where it is checked.
  const own = header.trim();
  if (own.startsWith('custom:')) return [];
  if (isImportTarget(own)) return [{ target: own, score: 110, by: 'exact' }];
  // `DOB (mm/dd/yyyy)`, `Balance [USD]`: what stands in brackets explains.
  const bare = header.replace(/[([][^)\]]*[)\]]/g, ' ');
  return byHeader.get(normalizeHeader(header)) ?? byHeader.get(normalizeHeader(bare)) ?? [];
}
