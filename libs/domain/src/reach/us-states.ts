/**
 * The states of the US, the zones inside each, and the telephone area codes that belong to it. A state that two zones share
 * has both: which one a person lives in is not known, and the stricter answer holds. Arizona keeps standard time, the Navajo
 * Nation inside it does not. Area codes are those assigned by 2025; a number can be kept when its owner moves.
 */
interface UsState {
  readonly name: string;
  readonly zones: readonly string[];
  readonly areaCodes: readonly number[];
}

const [ET, CT, MT, PT] = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'];
const state = (name: string, zones: readonly string[], ...areaCodes: number[]): UsState => ({ name, zones, areaCodes });

/** Every state by its two letters. See {@link UsState}. */
export const usStates: Readonly<Record<string, UsState>> = {
  AL: state('alabama', [CT], 205, 251, 256, 334, 659, 938),
  AK: state('alaska', ['America/Anchorage', 'America/Adak'], 907),
  AZ: state('arizona', ['America/Phoenix', MT], 480, 520, 602, 623, 928),
  AR: state('arkansas', [CT], 327, 479, 501, 870),
  // prettier-ignore
  CA: state('california', [PT], 209, 213, 279, 310, 323, 341, 350, 357, 369, 408, 415, 424, 442, 510, 530, 559, 562, 619, 626,
    628, 650, 657, 661, 669, 707, 714, 738, 747, 760, 805, 818, 820, 831, 837, 840, 858, 909, 916, 925, 949, 951),
  CO: state('colorado', [MT], 303, 719, 720, 748, 970, 983),
  CT: state('connecticut', [ET], 203, 475, 860, 959),
  DE: state('delaware', [ET], 302),
  DC: state('district of columbia', [ET], 202, 771),
  // prettier-ignore
  FL: state('florida', [ET, CT], 239, 305, 321, 324, 352, 386, 407, 448, 561, 645, 656, 689, 727, 728, 754, 772, 786, 813, 850,
    863, 904, 941, 954),
  GA: state('georgia', [ET], 229, 404, 470, 478, 678, 706, 762, 770, 912, 943),
  HI: state('hawaii', ['Pacific/Honolulu'], 808),
  ID: state('idaho', ['America/Boise', PT], 208, 986),
  IL: state('illinois', [CT], 217, 224, 309, 312, 331, 447, 464, 618, 630, 708, 730, 773, 779, 815, 847, 861, 872),
  IN: state('indiana', ['America/Indiana/Indianapolis', CT], 219, 260, 317, 463, 574, 765, 812, 930),
  IA: state('iowa', [CT], 319, 515, 563, 641, 712),
  KS: state('kansas', [CT, MT], 316, 620, 785, 913),
  KY: state('kentucky', ['America/Kentucky/Louisville', CT], 270, 364, 502, 606, 859),
  LA: state('louisiana', [CT], 225, 318, 337, 457, 504, 985),
  ME: state('maine', [ET], 207),
  MD: state('maryland', [ET], 227, 240, 301, 410, 443, 667),
  MA: state('massachusetts', [ET], 339, 351, 413, 508, 617, 774, 781, 857, 978),
  MI: state('michigan', ['America/Detroit', CT], 231, 248, 269, 313, 517, 586, 616, 679, 734, 810, 906, 947, 989),
  MN: state('minnesota', [CT], 218, 320, 507, 612, 651, 763, 924, 952),
  MS: state('mississippi', [CT], 228, 471, 601, 662, 769),
  MO: state('missouri', [CT], 235, 314, 417, 557, 573, 636, 660, 816, 975),
  MT: state('montana', [MT], 406),
  NE: state('nebraska', [CT, MT], 308, 402, 531),
  NV: state('nevada', [PT, MT], 702, 725, 775),
  NH: state('new hampshire', [ET], 603),
  NJ: state('new jersey', [ET], 201, 551, 609, 640, 732, 848, 856, 862, 908, 973),
  NM: state('new mexico', [MT], 505, 575),
  // prettier-ignore
  NY: state('new york', [ET], 212, 315, 329, 332, 347, 363, 516, 518, 585, 607, 624, 631, 646, 680, 716, 718, 838, 845, 914, 917,
    929, 934),
  NC: state('north carolina', [ET], 252, 336, 472, 704, 743, 828, 910, 919, 980, 984),
  ND: state('north dakota', [CT, MT], 701),
  OH: state('ohio', [ET], 216, 220, 234, 283, 326, 330, 380, 419, 436, 440, 513, 567, 614, 740, 937),
  OK: state('oklahoma', [CT], 405, 539, 572, 580, 918),
  OR: state('oregon', [PT, 'America/Boise'], 458, 503, 541, 971),
  PA: state('pennsylvania', [ET], 215, 223, 267, 272, 412, 445, 484, 570, 582, 610, 717, 724, 814, 835, 878),
  RI: state('rhode island', [ET], 401),
  SC: state('south carolina', [ET], 803, 821, 839, 843, 854, 864),
  SD: state('south dakota', [CT, MT], 605),
  TN: state('tennessee', [ET, CT], 423, 615, 629, 729, 731, 865, 901, 931),
  // prettier-ignore
  TX: state('texas', [CT, MT], 210, 214, 254, 281, 325, 346, 361, 409, 430, 432, 469, 512, 621, 682, 713, 726, 737, 806, 817, 830,
    832, 903, 915, 936, 940, 945, 956, 972, 979),
  UT: state('utah', [MT], 385, 435, 801),
  VT: state('vermont', [ET], 802),
  VA: state('virginia', [ET], 276, 434, 540, 571, 686, 703, 757, 804, 826, 948),
  WA: state('washington', [PT], 206, 253, 360, 425, 509, 564),
  WV: state('west virginia', [ET], 304, 681),
  WI: state('wisconsin', [CT], 262, 274, 353, 414, 534, 608, 715, 920),
  WY: state('wyoming', [MT], 307),
};

/** The territories, whose people federal rules protect as well. Few live there: who may be anywhere is not looked for here. */
export const usTerritories: Readonly<Record<string, UsState>> = {
  PR: state('puerto rico', ['America/Puerto_Rico'], 787, 939),
  VI: state('us virgin islands', ['America/Puerto_Rico'], 340),
  GU: state('guam', ['Pacific/Guam'], 671),
  MP: state('northern mariana islands', ['Pacific/Guam'], 670),
  AS: state('american samoa', ['Pacific/Pago_Pago'], 684),
};

/** States and territories. */
export const usPlaces: Readonly<Record<string, UsState>> = { ...usStates, ...usTerritories };

/** Every zone that some state has: where somebody can be of whom nothing is known but the country. */
export const usZones: readonly string[] = [...new Set(Object.values(usStates).flatMap(({ zones }) => zones))];

const byName = new Map(Object.entries(usPlaces).map(([code, { name }]) => [name, code]));
const byAreaCode = new Map(
  Object.entries(usPlaces).flatMap(([code, { areaCodes }]) => areaCodes.map((area) => [area, code] as const)),
);

/** Reads a state or territory of the US as people write it: two letters or its name. Null if it is none. */
export function readUsState(text: string): string | null {
  const tidy = text.trim().replace(/\./g, '').replace(/\s+/g, ' ').toLowerCase();
  const code = tidy.toUpperCase();
  if (Object.hasOwn(usPlaces, code)) return code;
  return byName.get(tidy) ?? (tidy === 'washington dc' ? 'DC' : null);
}

/** The state or territory whose area code a number has, E.164. Null for toll-free numbers and those of other countries. */
export function usStateOfPhone(e164: string): string | null {
  return /^\+1\d{10}$/.test(e164) ? (byAreaCode.get(Number(e164.slice(2, 5))) ?? null) : null;
}
