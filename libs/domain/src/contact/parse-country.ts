import { toSearchKey } from './search-key.js';

/** ISO 3166-1: alpha-2 and alpha-3 code of every country, joined. */
const isoCodes =
  `AFAFG AXALA ALALB DZDZA ASASM ADAND AOAGO AIAIA AQATA AGATG ARARG AMARM AWABW AUAUS ATAUT AZAZE BSBHS BHBHR
BDBGD BBBRB BYBLR BEBEL BZBLZ BJBEN BMBMU BTBTN BOBOL BQBES BABIH BWBWA BVBVT BRBRA IOIOT BNBRN BGBGR BFBFA BIBDI CVCPV
KHKHM CMCMR CACAN KYCYM CFCAF TDTCD CLCHL CNCHN CXCXR CCCCK COCOL KMCOM CGCOG CDCOD CKCOK CRCRI CICIV HRHRV CUCUB CWCUW
CYCYP CZCZE DKDNK DJDJI DMDMA DODOM ECECU EGEGY SVSLV GQGNQ ERERI EEEST SZSWZ ETETH FKFLK FOFRO FJFJI FIFIN FRFRA GFGUF
PFPYF TFATF GAGAB GMGMB GEGEO DEDEU GHGHA GIGIB GRGRC GLGRL GDGRD GPGLP GUGUM GTGTM GGGGY GNGIN GWGNB GYGUY HTHTI HMHMD
VAVAT HNHND HKHKG HUHUN ISISL ININD IDIDN IRIRN IQIRQ IEIRL IMIMN ILISR ITITA JMJAM JPJPN JEJEY JOJOR KZKAZ KEKEN KIKIR
KPPRK KRKOR KWKWT KGKGZ LALAO LVLVA LBLBN LSLSO LRLBR LYLBY LILIE LTLTU LULUX MOMAC MGMDG MWMWI MYMYS MVMDV MLMLI MTMLT
MHMHL MQMTQ MRMRT MUMUS YTMYT MXMEX FMFSM MDMDA MCMCO MNMNG MEMNE MSMSR MAMAR MZMOZ MMMMR NANAM NRNRU NPNPL NLNLD NCNCL
NZNZL NINIC NENER NGNGA NUNIU NFNFK MKMKD MPMNP NONOR OMOMN PKPAK PWPLW PSPSE PAPAN PGPNG PYPRY PEPER PHPHL PNPCN PLPOL
PTPRT PRPRI QAQAT REREU ROROU RURUS RWRWA BLBLM SHSHN KNKNA LCLCA MFMAF PMSPM VCVCT WSWSM SMSMR STSTP SASAU SNSEN RSSRB
SCSYC SLSLE SGSGP SXSXM SKSVK SISVN SBSLB SOSOM ZAZAF GSSGS SSSSD ESESP LKLKA SDSDN SRSUR SJSJM SESWE CHCHE SYSYR TWTWN
TJTJK TZTZA THTHA TLTLS TGTGO TKTKL TOTON TTTTO TNTUN TRTUR TMTKM TCTCA TVTUV UGUGA UAUKR AEARE GBGBR USUSA UMUMI UYURY
UZUZB VUVUT VEVEN VNVNM VGVGB VIVIR WFWLF EHESH YEYEM ZMZMB ZWZWE`.split(/\s+/);

const spoken: Readonly<Record<string, string>> = {
  US: 'united states of america|usa|u s a|u s|us of a|america|estados unidos|ee uu|eeuu|etats unis|vereinigte staaten',
  GB: 'united kingdom|uk|u k|great britain|england|scotland|wales|northern ireland|reino unido|royaume uni',
  KR: 'korea|south korea|republic of korea',
  KP: 'north korea',
  RU: 'russian federation',
  CZ: 'czech republic',
  NL: 'holland|the netherlands',
  CI: 'ivory coast',
  VN: 'viet nam',
  TR: 'turkey',
  MK: 'macedonia',
  CV: 'cape verde',
  MX: 'mejico',
  CN: 'p r china|peoples republic of china',
  BO: 'plurinational state of bolivia',
  VE: 'bolivarian republic of venezuela',
  IR: 'islamic republic of iran',
  TZ: 'united republic of tanzania',
  MD: 'republic of moldova',
  BN: 'brunei darussalam',
};

/** Built at the first use: the names of 249 countries in four languages. */
let keys: Map<string, string> | null = null;

function countryKeys(): Map<string, string> {
  const found = new Map<string, string>();
  const displays = ['en', 'es', 'fr', 'de'].map((language) => new Intl.DisplayNames([language], { type: 'region' }));
  for (const code of isoCodes) {
    const alpha2 = code.slice(0, 2);
    for (const display of displays) found.set(toSearchKey(display.of(alpha2) ?? alpha2), alpha2);
  }
  for (const [alpha2, names] of Object.entries(spoken)) for (const name of names.split('|')) found.set(name, alpha2);
  for (const code of isoCodes)
    found.set(code.slice(2).toLowerCase(), code.slice(0, 2)).set(code.slice(0, 2).toLowerCase(), code.slice(0, 2));
  return found;
}

/** Reads a country: ISO 3166 alpha-2 or alpha-3, or its name in English, Spanish, French or German. Null if unknown. */
export function parseCountry(raw: string): string | null {
  keys ??= countryKeys();
  return keys.get(raw) ?? keys.get(toSearchKey(raw)) ?? null;
}
