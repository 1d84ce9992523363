"""The small words by which a language is told from its neighbours, and those no text ends with."""

from __future__ import annotations

import re
from functools import lru_cache

# The most frequent words of running text that carry no meaning of their own.
FREQUENT: dict[str, str] = {
    "bg": "и в на за се от да с не е са по като при към или този тази което може който до без",
    "ca": "el la els les de del i a en un una que per amb no es al dels és són aquest aquesta o",
    "cs": "a je v na se s z o do pro od po k ale nebo by byl byla není jsou který která při za",
    "da": "og i at er en et det den til på med for af ikke der som har kan skal blev fra eller din",
    "de": "der die das und ist nicht ein eine einen einem den dem des mit für von zu auf im werden "
    "wird wurde sind kann oder nach bei aus als keine kein über wenn sie es zum zur hat",
    "en": "the of and to in is are was a an for on with not be this that it by or from at your has "
    "have been will cannot can no as if you were must when which all",
    "es": "el la los las de del y que en un una se no por con para es son está al o su lo como ha "
    "más este esta pero han fue ser hay desde sin puede",
    "et": "ja on ei see et ole mis kui või ka oma selle seda",
    "fi": "ja on ei se että tai ole kun jos tämä voi joka oli ovat mutta sen",
    "fr": "le la les des du de un une et est en à au aux dans pour par sur avec ne pas que qui ce "
    "cette sont été ou vous votre il elle se être plus sans depuis aucun aucune ont a",
    "hr": "i je u na se za od da ne su s o ili kao nije koji koja može iz po do ako biti",
    "hu": "a az és nem egy hogy is vagy meg van ez el már csak ki ha kell lehet volt",
    "id": "yang dan di untuk dari dengan tidak ini ke pada telah dapat atau akan adalah oleh anda",
    "it": "il la lo i gli le di del della e è in un una che non per con da sono si al alla o dei "
    "delle nel nella come più questo questa ha stato dal",
    "lt": "ir yra ne į su iš kad ar už po per buvo arba nuo gali šis",
    "nb": "og i å er en et det den til på med for av ikke som har kan skal ble fra eller din om",
    "nl": "de het een en van is in op te dat niet voor met zijn aan er door om als naar wordt of "
    "bij kan deze die uit geen worden werd",
    "pl": "i w na nie się z do jest o że dla po od lub jak ten ta to przez są za przy być oraz "
    "został może ze jako",
    "pt": "o a os as de do da dos das e em no na um uma que não por para com é são se ao ou foi "
    "está mais como sem este esta pelo pela foram ser há",
    "ro": "și de la în nu a un o cu pe este din pentru care sau sunt se să mai fi al prin fost",
    "ru": "и в не на с по для из что как от к за это или при был были быть его нет до во об "
    "может если",
    "sk": "a je v na sa s z o do pre od po k ale alebo by bol bola nie sú ktorý ktorá pri za",
    "sl": "in je v na se za z s ni da so ali kot od do po pri lahko ki",
    "sr": "и је у на се за од да не су с о или као није који која може из по до ако",
    "sv": "och i att är en ett det den till på med för av inte som har kan ska blev från eller din",
    "tr": "ve bir bu için ile değil da de olarak daha çok en ya veya ancak olan gibi kadar",
    "uk": "і в не на з по для із що як від до за це або при був були бути його та у є може",
    "vi": "và là của không có được cho trong với các một này đã để những khi từ bị",
}
# Articles, prepositions and conjunctions: whatever ends with one was cut.
LEADING: dict[str, str] = {
    "ar": "في من على إلى عن مع أو التي الذي أن كل بين",
    "cs": "a v na s z o do pro od k ke ve ze nebo který která",
    "de": "der den dem des eine einen einem eines und oder für von im zum zur dass kein keine "
    "sehr wenn als einer",
    "en": "the a an of and or to for with from at by into your which that is are in on",
    "es": "el la los las un una de del al y o que en por para con su sus se es sin",
    "fr": "le la les un une des de du au aux et ou que qui en dans pour par sur avec sans ce cette "
    "ces votre vos ne se est très à l d qu n s j c",
    "it": "il lo la gli le un una di del della e o che in per con al alla dei delle nel nella non",
    "nl": "de het een van en of te met dat deze geen zijn",
    "pl": "i w na z do o dla od lub ze we przez przy oraz nie że który która",
    "pt": "o a os as um uma de do da dos das e ou que em no na por para com ao à se sem é",
    "ru": "и в на с по для из от к за или при что не во со об который",
    "sv": "en ett och att med från som eller är",
    "uk": "і в на з по для із від до за або при що не та який",
}
# What an ampersand between two words is read as.
AND: dict[str, str] = {
    "ar": "و",
    "bg": "и",
    "ca": "i",
    "cs": "a i",
    "da": "og",
    "de": "und",
    "el": "και",
    "en": "and",
    "es": "y e",
    "et": "ja",
    "fi": "ja sekä",
    "fr": "et",
    "he": "ו",
    "hr": "i",
    "hu": "és",
    "id": "dan",
    "it": "e ed",
    "ja": "と 及び および や して",
    "ko": "및 와 과 하고 그리고",
    "lt": "ir",
    "nb": "og",
    "nl": "en",
    "pl": "i oraz a",
    "pt": "e",
    "ro": "și şi",
    "ru": "и",
    "sk": "a",
    "sl": "in",
    "sr": "и i",
    "sv": "och",
    "tr": "ve ile",
    "uk": "і й та",
    "vi": "và",
    "zh": "和 与 與 及 并 並 且",
}
_JOINED = "ar he ja ko zh"  # languages that write it in one word with another


@lru_cache(maxsize=64)
def conjunction(language: str) -> re.Pattern[str] | None:
    """Return what finds the word for *and*, None in a language whose word is not known."""
    words = "|".join(AND.get(language, "").split())
    if not words:
        return None
    return re.compile(words if language in _JOINED.split() else rf"\b(?:{words})\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def frequent(language: str) -> frozenset[str]:
    return frozenset(FREQUENT.get(language, "").split())


@lru_cache(maxsize=64)
def leading(language: str) -> frozenset[str]:
    return frozenset(LEADING.get(language, "").split())
